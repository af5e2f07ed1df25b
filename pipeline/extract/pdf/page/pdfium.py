"""The calls of pdfium that are made once per character or per path, bound without overhead.

pypdfium2's own bindings check and convert every argument. A print of 138 pages takes some
1.3 million of these calls, so they are bound again here with plain addresses and integers:
the same functions of the same library, a tenth of the time. Results land in numpy arrays,
whose address is given along.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

_P = ctypes.c_void_p
_I = ctypes.c_int


def _bind(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


def address(handle: Any) -> int:
    """The address behind a handle or a function of pypdfium2, as the functions here take it."""
    return int(ctypes.cast(handle, _P).value or 0)


# text page, index, address of four floats: left, top, right, bottom
loose_char_box = _bind(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
# text page, index: radians
char_angle = _bind(raw.FPDFText_GetCharAngle, ctypes.c_float, _P, _I)
char_matrix = _bind(raw.FPDFText_GetMatrix, _I, _P, _I, _P)
char_size = _bind(raw.FPDFText_GetFontSize, ctypes.c_double, _P, _I)
char_weight = _bind(raw.FPDFText_GetFontWeight, _I, _P, _I)
char_object = _bind(raw.FPDFText_GetTextObject, _P, _P, _I)
char_fill = _bind(raw.FPDFText_GetFillColor, _I, _P, _I, _P, _P, _P, _P)
char_unmapped = _bind(raw.FPDFText_HasUnicodeMapError, _I, _P, _I)
char_unicode = _bind(raw.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)
page_text = _bind(raw.FPDFText_GetText, _I, _P, _I, _I, _P)

# page object: the number of its marks
mark_count = _bind(raw.FPDFPageObj_CountMarks, _I, _P)
# page object: its clip path; clip path: number of paths; path: number of segments; path, segment: a segment
object_clip = _bind(raw.FPDFPageObj_GetClipPath, _P, _P)
clip_paths = _bind(raw.FPDFClipPath_CountPaths, _I, _P)
clip_segments = _bind(raw.FPDFClipPath_CountPathSegments, _I, _P, _I)
clip_segment = _bind(raw.FPDFClipPath_GetPathSegment, _P, _P, _I, _I)
object_blends = _bind(raw.FPDFPageObj_HasTransparency, _I, _P)
tight_char_box = _bind(raw.FPDFText_GetCharBox, _I, _P, _I, _P, _P, _P, _P)

text_font = _bind(raw.FPDFTextObj_GetFont, _P, _P)
text_render_mode = _bind(raw.FPDFTextObj_GetTextRenderMode, _I, _P)
font_name = _bind(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
font_flags = _bind(raw.FPDFFont_GetFlags, _I, _P)

page_object = _bind(raw.FPDFPage_GetObject, _P, _P, _I)
form_count = _bind(raw.FPDFFormObj_CountObjects, _I, _P)
form_object = _bind(raw.FPDFFormObj_GetObject, _P, _P, ctypes.c_ulong)
object_type = _bind(raw.FPDFPageObj_GetType, _I, _P)
object_bounds = _bind(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
object_fill = _bind(raw.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
object_stroke = _bind(raw.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P)
object_stroke_width = _bind(raw.FPDFPageObj_GetStrokeWidth, _I, _P, _P)
path_mode = _bind(raw.FPDFPath_GetDrawMode, _I, _P, _P, _P)
path_count = _bind(raw.FPDFPath_CountSegments, _I, _P)
path_segment = _bind(raw.FPDFPath_GetPathSegment, _P, _P, _I)
segment_point = _bind(raw.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
segment_type = _bind(raw.FPDFPathSegment_GetType, _I, _P)
segment_close = _bind(raw.FPDFPathSegment_GetClose, _I, _P)
