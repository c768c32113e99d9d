# Makes public/fonts/Boxes.ttf: one box for every sign, for those that no other font draws. Needs fontTools 4.68.
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
def box():
    p=TTGlyphPen(None)
    def rect(x0,y0,x1,y1,cw):
        pts=[(x0,y0),(x0,y1),(x1,y1),(x1,y0)]
        if not cw: pts.reverse()
        p.moveTo(pts[0]); [p.lineTo(q) for q in pts[1:]]; p.closePath()
    rect(60,0,640,700,True); rect(110,50,590,650,False)
    return p.glyph()
empty=TTGlyphPen(None).glyph()
fb=FontBuilder(1000,isTTF=True)
fb.setupGlyphOrder([".notdef","box"])
fb.setupCharacterMap({0x25a1:"box"})
fb.setupGlyf({".notdef":box(),"box":box()})
fb.setupHorizontalMetrics({".notdef":(700,60),"box":(700,60)})
fb.setupHorizontalHeader(ascent=900,descent=-200)
fb.setupNameTable({"familyName":"Portee Boxes","styleName":"Regular","uniqueFontIdentifier":"Portee Boxes 1","fullName":"Portee Boxes","psName":"PorteeBoxes","version":"Version 1.000","licenseDescription":"CC0 1.0"})
fb.setupOS2(sTypoAscender=900,sTypoDescender=-200,usWinAscent=900,usWinDescent=200,fsType=0)
fb.setupPost(keepGlyphNames=False)
f=fb.font
t=CmapSubtable.newSubtable(13); t.platformID=3; t.platEncID=10; t.language=0; t.format=13; t.reserved=0; t.length=0; t.nGroups=0
cm={}
for a,b in ((0xA1,0xD7FF),(0xE000,0xF8FF),(0xF900,0xFDCF),(0xFDF0,0xFFFD),(0x10000,0x1FFFD),(0x20000,0x3FFFD)):
    for c in range(a,b+1): cm[c]="box"
t.cmap=cm
f['cmap'].tables=[t]
f.save('public/fonts/Boxes.ttf')
