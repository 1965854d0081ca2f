#ifndef BONAFIDE_CLIBXML2_SHIM_H
#define BONAFIDE_CLIBXML2_SHIM_H

// Debian's libxml2 pulls in the system ICU headers, which clash with the ICU
// bundled by Foundation when one Swift file sees both. The converters are not
// used here, so the headers are kept out.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#endif
