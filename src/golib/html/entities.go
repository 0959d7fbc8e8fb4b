// The named characters of HTML: a table of the HTML standard (WHATWG, https://html.spec.whatwg.org/entities.json), by text.

package html

// table has a line for each text: the text, and the names that stand for it.
const table = "" +
	"\u0009 Tab;\n" +
	"U+0A NewLine;\n" +
	"! excl;\n" +
	"\u0022 QUOT QUOT; quot quot;\n" +
	"# num;\n" +
	"$ dollar;\n" +
	"% percnt;\n" +
	"& AMP AMP; amp amp;\n" +
	"' apos;\n" +
	"( lpar;\n" +
	") rpar;\n" +
	"* ast; midast;\n" +
	"+ plus;\n" +
	", comma;\n" +
	". period;\n" +
	"/ sol;\n" +
	": colon;\n" +
	"; semi;\n" +
	"< LT LT; lt lt;\n" +
	"<\u20d2 nvlt;\n" +
	"= equals;\n" +
	"=\u20e5 bne;\n" +
	"> GT GT; gt gt;\n" +
	">\u20d2 nvgt;\n" +
	"? quest;\n" +
	"@ commat;\n" +
	"[ lbrack; lsqb;\n" +
	"\u005c bsol;\n" +
	"] rbrack; rsqb;\n" +
	"^ Hat;\n" +
	"_ UnderBar; lowbar;\n" +
	"` DiacriticalGrave; grave;\n" +
	"fj fjlig;\n" +
	"{ lbrace; lcub;\n" +
	"| VerticalLine; verbar; vert;\n" +
	"} rbrace; rcub;\n" +
	"\u00a0 NonBreakingSpace; nbsp nbsp;\n" +
	"\u00a1 iexcl iexcl;\n" +
	"\u00a2 cent cent;\n" +
	"\u00a3 pound pound;\n" +
	"\u00a4 curren curren;\n" +
	"\u00a5 yen yen;\n" +
	"\u00a6 brvbar brvbar;\n" +
	"\u00a7 sect sect;\n" +
	"\u00a8 Dot; DoubleDot; die; uml uml;\n" +
	"\u00a9 COPY COPY; copy copy;\n" +
	"\u00aa ordf ordf;\n" +
	"\u00ab laquo laquo;\n" +
	"\u00ac not not;\n" +
	"\u00ad shy shy;\n" +
	"\u00ae REG REG; circledR; reg reg;\n" +
	"\u00af macr macr; strns;\n" +
	"\u00b0 deg deg;\n" +
	"\u00b1 PlusMinus; plusmn plusmn; pm;\n" +
	"\u00b2 sup2 sup2;\n" +
	"\u00b3 sup3 sup3;\n" +
	"\u00b4 DiacriticalAcute; acute acute;\n" +
	"\u00b5 micro micro;\n" +
	"\u00b6 para para;\n" +
	"\u00b7 CenterDot; centerdot; middot middot;\n" +
	"\u00b8 Cedilla; cedil cedil;\n" +
	"\u00b9 sup1 sup1;\n" +
	"\u00ba ordm ordm;\n" +
	"\u00bb raquo raquo;\n" +
	"\u00bc frac14 frac14;\n" +
	"\u00bd frac12 frac12; half;\n" +
	"\u00be frac34 frac34;\n" +
	"\u00bf iquest iquest;\n" +
	"\u00c0 Agrave Agrave;\n" +
	"\u00c1 Aacute Aacute;\n" +
	"\u00c2 Acirc Acirc;\n" +
	"\u00c3 Atilde Atilde;\n" +
	"\u00c4 Auml Auml;\n" +
	"\u00c5 Aring Aring; angst;\n" +
	"\u00c6 AElig AElig;\n" +
	"\u00c7 Ccedil Ccedil;\n" +
	"\u00c8 Egrave Egrave;\n" +
	"\u00c9 Eacute Eacute;\n" +
	"\u00ca Ecirc Ecirc;\n" +
	"\u00cb Euml Euml;\n" +
	"\u00cc Igrave Igrave;\n" +
	"\u00cd Iacute Iacute;\n" +
	"\u00ce Icirc Icirc;\n" +
	"\u00cf Iuml Iuml;\n" +
	"\u00d0 ETH ETH;\n" +
	"\u00d1 Ntilde Ntilde;\n" +
	"\u00d2 Ograve Ograve;\n" +
	"\u00d3 Oacute Oacute;\n" +
	"\u00d4 Ocirc Ocirc;\n" +
	"\u00d5 Otilde Otilde;\n" +
	"\u00d6 Ouml Ouml;\n" +
	"\u00d7 times times;\n" +
	"\u00d8 Oslash Oslash;\n" +
	"\u00d9 Ugrave Ugrave;\n" +
	"\u00da Uacute Uacute;\n" +
	"\u00db Ucirc Ucirc;\n" +
	"\u00dc Uuml Uuml;\n" +
	"\u00dd Yacute Yacute;\n" +
	"\u00de THORN THORN;\n" +
	"\u00df szlig szlig;\n" +
	"\u00e0 agrave agrave;\n" +
	"\u00e1 aacute aacute;\n" +
	"\u00e2 acirc acirc;\n" +
	"\u00e3 atilde atilde;\n" +
	"\u00e4 auml auml;\n" +
	"\u00e5 aring aring;\n" +
	"\u00e6 aelig aelig;\n" +
	"\u00e7 ccedil ccedil;\n" +
	"\u00e8 egrave egrave;\n" +
	"\u00e9 eacute eacute;\n" +
	"\u00ea ecirc ecirc;\n" +
	"\u00eb euml euml;\n" +
	"\u00ec igrave igrave;\n" +
	"\u00ed iacute iacute;\n" +
	"\u00ee icirc icirc;\n" +
	"\u00ef iuml iuml;\n" +
	"\u00f0 eth eth;\n" +
	"\u00f1 ntilde ntilde;\n" +
	"\u00f2 ograve ograve;\n" +
	"\u00f3 oacute oacute;\n" +
	"\u00f4 ocirc ocirc;\n" +
	"\u00f5 otilde otilde;\n" +
	"\u00f6 ouml ouml;\n" +
	"\u00f7 div; divide divide;\n" +
	"\u00f8 oslash oslash;\n" +
	"\u00f9 ugrave ugrave;\n" +
	"\u00fa uacute uacute;\n" +
	"\u00fb ucirc ucirc;\n" +
	"\u00fc uuml uuml;\n" +
	"\u00fd yacute yacute;\n" +
	"\u00fe thorn thorn;\n" +
	"\u00ff yuml yuml;\n" +
	"\u0100 Amacr;\n" +
	"\u0101 amacr;\n" +
	"\u0102 Abreve;\n" +
	"\u0103 abreve;\n" +
	"\u0104 Aogon;\n" +
	"\u0105 aogon;\n" +
	"\u0106 Cacute;\n" +
	"\u0107 cacute;\n" +
	"\u0108 Ccirc;\n" +
	"\u0109 ccirc;\n" +
	"\u010a Cdot;\n" +
	"\u010b cdot;\n" +
	"\u010c Ccaron;\n" +
	"\u010d ccaron;\n" +
	"\u010e Dcaron;\n" +
	"\u010f dcaron;\n" +
	"\u0110 Dstrok;\n" +
	"\u0111 dstrok;\n" +
	"\u0112 Emacr;\n" +
	"\u0113 emacr;\n" +
	"\u0116 Edot;\n" +
	"\u0117 edot;\n" +
	"\u0118 Eogon;\n" +
	"\u0119 eogon;\n" +
	"\u011a Ecaron;\n" +
	"\u011b ecaron;\n" +
	"\u011c Gcirc;\n" +
	"\u011d gcirc;\n" +
	"\u011e Gbreve;\n" +
	"\u011f gbreve;\n" +
	"\u0120 Gdot;\n" +
	"\u0121 gdot;\n" +
	"\u0122 Gcedil;\n" +
	"\u0124 Hcirc;\n" +
	"\u0125 hcirc;\n" +
	"\u0126 Hstrok;\n" +
	"\u0127 hstrok;\n" +
	"\u0128 Itilde;\n" +
	"\u0129 itilde;\n" +
	"\u012a Imacr;\n" +
	"\u012b imacr;\n" +
	"\u012e Iogon;\n" +
	"\u012f iogon;\n" +
	"\u0130 Idot;\n" +
	"\u0131 imath; inodot;\n" +
	"\u0132 IJlig;\n" +
	"\u0133 ijlig;\n" +
	"\u0134 Jcirc;\n" +
	"\u0135 jcirc;\n" +
	"\u0136 Kcedil;\n" +
	"\u0137 kcedil;\n" +
	"\u0138 kgreen;\n" +
	"\u0139 Lacute;\n" +
	"\u013a lacute;\n" +
	"\u013b Lcedil;\n" +
	"\u013c lcedil;\n" +
	"\u013d Lcaron;\n" +
	"\u013e lcaron;\n" +
	"\u013f Lmidot;\n" +
	"\u0140 lmidot;\n" +
	"\u0141 Lstrok;\n" +
	"\u0142 lstrok;\n" +
	"\u0143 Nacute;\n" +
	"\u0144 nacute;\n" +
	"\u0145 Ncedil;\n" +
	"\u0146 ncedil;\n" +
	"\u0147 Ncaron;\n" +
	"\u0148 ncaron;\n" +
	"\u0149 napos;\n" +
	"\u014a ENG;\n" +
	"\u014b eng;\n" +
	"\u014c Omacr;\n" +
	"\u014d omacr;\n" +
	"\u0150 Odblac;\n" +
	"\u0151 odblac;\n" +
	"\u0152 OElig;\n" +
	"\u0153 oelig;\n" +
	"\u0154 Racute;\n" +
	"\u0155 racute;\n" +
	"\u0156 Rcedil;\n" +
	"\u0157 rcedil;\n" +
	"\u0158 Rcaron;\n" +
	"\u0159 rcaron;\n" +
	"\u015a Sacute;\n" +
	"\u015b sacute;\n" +
	"\u015c Scirc;\n" +
	"\u015d scirc;\n" +
	"\u015e Scedil;\n" +
	"\u015f scedil;\n" +
	"\u0160 Scaron;\n" +
	"\u0161 scaron;\n" +
	"\u0162 Tcedil;\n" +
	"\u0163 tcedil;\n" +
	"\u0164 Tcaron;\n" +
	"\u0165 tcaron;\n" +
	"\u0166 Tstrok;\n" +
	"\u0167 tstrok;\n" +
	"\u0168 Utilde;\n" +
	"\u0169 utilde;\n" +
	"\u016a Umacr;\n" +
	"\u016b umacr;\n" +
	"\u016c Ubreve;\n" +
	"\u016d ubreve;\n" +
	"\u016e Uring;\n" +
	"\u016f uring;\n" +
	"\u0170 Udblac;\n" +
	"\u0171 udblac;\n" +
	"\u0172 Uogon;\n" +
	"\u0173 uogon;\n" +
	"\u0174 Wcirc;\n" +
	"\u0175 wcirc;\n" +
	"\u0176 Ycirc;\n" +
	"\u0177 ycirc;\n" +
	"\u0178 Yuml;\n" +
	"\u0179 Zacute;\n" +
	"\u017a zacute;\n" +
	"\u017b Zdot;\n" +
	"\u017c zdot;\n" +
	"\u017d Zcaron;\n" +
	"\u017e zcaron;\n" +
	"\u0192 fnof;\n" +
	"\u01b5 imped;\n" +
	"\u01f5 gacute;\n" +
	"\u0237 jmath;\n" +
	"\u02c6 circ;\n" +
	"\u02c7 Hacek; caron;\n" +
	"\u02d8 Breve; breve;\n" +
	"\u02d9 DiacriticalDot; dot;\n" +
	"\u02da ring;\n" +
	"\u02db ogon;\n" +
	"\u02dc DiacriticalTilde; tilde;\n" +
	"\u02dd DiacriticalDoubleAcute; dblac;\n" +
	"\u0311 DownBreve;\n" +
	"\u0391 Alpha;\n" +
	"\u0392 Beta;\n" +
	"\u0393 Gamma;\n" +
	"\u0394 Delta;\n" +
	"\u0395 Epsilon;\n" +
	"\u0396 Zeta;\n" +
	"\u0397 Eta;\n" +
	"\u0398 Theta;\n" +
	"\u0399 Iota;\n" +
	"\u039a Kappa;\n" +
	"\u039b Lambda;\n" +
	"\u039c Mu;\n" +
	"\u039d Nu;\n" +
	"\u039e Xi;\n" +
	"\u039f Omicron;\n" +
	"\u03a0 Pi;\n" +
	"\u03a1 Rho;\n" +
	"\u03a3 Sigma;\n" +
	"\u03a4 Tau;\n" +
	"\u03a5 Upsilon;\n" +
	"\u03a6 Phi;\n" +
	"\u03a7 Chi;\n" +
	"\u03a8 Psi;\n" +
	"\u03a9 Omega; ohm;\n" +
	"\u03b1 alpha;\n" +
	"\u03b2 beta;\n" +
	"\u03b3 gamma;\n" +
	"\u03b4 delta;\n" +
	"\u03b5 epsi; epsilon;\n" +
	"\u03b6 zeta;\n" +
	"\u03b7 eta;\n" +
	"\u03b8 theta;\n" +
	"\u03b9 iota;\n" +
	"\u03ba kappa;\n" +
	"\u03bb lambda;\n" +
	"\u03bc mu;\n" +
	"\u03bd nu;\n" +
	"\u03be xi;\n" +
	"\u03bf omicron;\n" +
	"\u03c0 pi;\n" +
	"\u03c1 rho;\n" +
	"\u03c2 sigmaf; sigmav; varsigma;\n" +
	"\u03c3 sigma;\n" +
	"\u03c4 tau;\n" +
	"\u03c5 upsi; upsilon;\n" +
	"\u03c6 phi;\n" +
	"\u03c7 chi;\n" +
	"\u03c8 psi;\n" +
	"\u03c9 omega;\n" +
	"\u03d1 thetasym; thetav; vartheta;\n" +
	"\u03d2 Upsi; upsih;\n" +
	"\u03d5 phiv; straightphi; varphi;\n" +
	"\u03d6 piv; varpi;\n" +
	"\u03dc Gammad;\n" +
	"\u03dd digamma; gammad;\n" +
	"\u03f0 kappav; varkappa;\n" +
	"\u03f1 rhov; varrho;\n" +
	"\u03f5 epsiv; straightepsilon; varepsilon;\n" +
	"\u03f6 backepsilon; bepsi;\n" +
	"\u0401 IOcy;\n" +
	"\u0402 DJcy;\n" +
	"\u0403 GJcy;\n" +
	"\u0404 Jukcy;\n" +
	"\u0405 DScy;\n" +
	"\u0406 Iukcy;\n" +
	"\u0407 YIcy;\n" +
	"\u0408 Jsercy;\n" +
	"\u0409 LJcy;\n" +
	"\u040a NJcy;\n" +
	"\u040b TSHcy;\n" +
	"\u040c KJcy;\n" +
	"\u040e Ubrcy;\n" +
	"\u040f DZcy;\n" +
	"\u0410 Acy;\n" +
	"\u0411 Bcy;\n" +
	"\u0412 Vcy;\n" +
	"\u0413 Gcy;\n" +
	"\u0414 Dcy;\n" +
	"\u0415 IEcy;\n" +
	"\u0416 ZHcy;\n" +
	"\u0417 Zcy;\n" +
	"\u0418 Icy;\n" +
	"\u0419 Jcy;\n" +
	"\u041a Kcy;\n" +
	"\u041b Lcy;\n" +
	"\u041c Mcy;\n" +
	"\u041d Ncy;\n" +
	"\u041e Ocy;\n" +
	"\u041f Pcy;\n" +
	"\u0420 Rcy;\n" +
	"\u0421 Scy;\n" +
	"\u0422 Tcy;\n" +
	"\u0423 Ucy;\n" +
	"\u0424 Fcy;\n" +
	"\u0425 KHcy;\n" +
	"\u0426 TScy;\n" +
	"\u0427 CHcy;\n" +
	"\u0428 SHcy;\n" +
	"\u0429 SHCHcy;\n" +
	"\u042a HARDcy;\n" +
	"\u042b Ycy;\n" +
	"\u042c SOFTcy;\n" +
	"\u042d Ecy;\n" +
	"\u042e YUcy;\n" +
	"\u042f YAcy;\n" +
	"\u0430 acy;\n" +
	"\u0431 bcy;\n" +
	"\u0432 vcy;\n" +
	"\u0433 gcy;\n" +
	"\u0434 dcy;\n" +
	"\u0435 iecy;\n" +
	"\u0436 zhcy;\n" +
	"\u0437 zcy;\n" +
	"\u0438 icy;\n" +
	"\u0439 jcy;\n" +
	"\u043a kcy;\n" +
	"\u043b lcy;\n" +
	"\u043c mcy;\n" +
	"\u043d ncy;\n" +
	"\u043e ocy;\n" +
	"\u043f pcy;\n" +
	"\u0440 rcy;\n" +
	"\u0441 scy;\n" +
	"\u0442 tcy;\n" +
	"\u0443 ucy;\n" +
	"\u0444 fcy;\n" +
	"\u0445 khcy;\n" +
	"\u0446 tscy;\n" +
	"\u0447 chcy;\n" +
	"\u0448 shcy;\n" +
	"\u0449 shchcy;\n" +
	"\u044a hardcy;\n" +
	"\u044b ycy;\n" +
	"\u044c softcy;\n" +
	"\u044d ecy;\n" +
	"\u044e yucy;\n" +
	"\u044f yacy;\n" +
	"\u0451 iocy;\n" +
	"\u0452 djcy;\n" +
	"\u0453 gjcy;\n" +
	"\u0454 jukcy;\n" +
	"\u0455 dscy;\n" +
	"\u0456 iukcy;\n" +
	"\u0457 yicy;\n" +
	"\u0458 jsercy;\n" +
	"\u0459 ljcy;\n" +
	"\u045a njcy;\n" +
	"\u045b tshcy;\n" +
	"\u045c kjcy;\n" +
	"\u045e ubrcy;\n" +
	"\u045f dzcy;\n" +
	"\u2002 ensp;\n" +
	"\u2003 emsp;\n" +
	"\u2004 emsp13;\n" +
	"\u2005 emsp14;\n" +
	"\u2007 numsp;\n" +
	"\u2008 puncsp;\n" +
	"\u2009 ThinSpace; thinsp;\n" +
	"\u200a VeryThinSpace; hairsp;\n" +
	"\u200b NegativeMediumSpace; NegativeThickSpace; NegativeThinSpace; NegativeVeryThinSpace; ZeroWidthSpace;\n" +
	"\u200c zwnj;\n" +
	"\u200d zwj;\n" +
	"\u200e lrm;\n" +
	"\u200f rlm;\n" +
	"\u2010 dash; hyphen;\n" +
	"\u2013 ndash;\n" +
	"\u2014 mdash;\n" +
	"\u2015 horbar;\n" +
	"\u2016 Verbar; Vert;\n" +
	"\u2018 OpenCurlyQuote; lsquo;\n" +
	"\u2019 CloseCurlyQuote; rsquo; rsquor;\n" +
	"\u201a lsquor; sbquo;\n" +
	"\u201c OpenCurlyDoubleQuote; ldquo;\n" +
	"\u201d CloseCurlyDoubleQuote; rdquo; rdquor;\n" +
	"\u201e bdquo; ldquor;\n" +
	"\u2020 dagger;\n" +
	"\u2021 Dagger; ddagger;\n" +
	"\u2022 bull; bullet;\n" +
	"\u2025 nldr;\n" +
	"\u2026 hellip; mldr;\n" +
	"\u2030 permil;\n" +
	"\u2031 pertenk;\n" +
	"\u2032 prime;\n" +
	"\u2033 Prime;\n" +
	"\u2034 tprime;\n" +
	"\u2035 backprime; bprime;\n" +
	"\u2039 lsaquo;\n" +
	"\u203a rsaquo;\n" +
	"\u203e OverBar; oline;\n" +
	"\u2041 caret;\n" +
	"\u2043 hybull;\n" +
	"\u2044 frasl;\n" +
	"\u204f bsemi;\n" +
	"\u2057 qprime;\n" +
	"\u205f MediumSpace;\n" +
	"\u205f\u200a ThickSpace;\n" +
	"\u2060 NoBreak;\n" +
	"\u2061 ApplyFunction; af;\n" +
	"\u2062 InvisibleTimes; it;\n" +
	"\u2063 InvisibleComma; ic;\n" +
	"\u20ac euro;\n" +
	"\u20db TripleDot; tdot;\n" +
	"\u20dc DotDot;\n" +
	"\u2102 Copf; complexes;\n" +
	"\u2105 incare;\n" +
	"\u210a gscr;\n" +
	"\u210b HilbertSpace; Hscr; hamilt;\n" +
	"\u210c Hfr; Poincareplane;\n" +
	"\u210d Hopf; quaternions;\n" +
	"\u210e planckh;\n" +
	"\u210f hbar; hslash; planck; plankv;\n" +
	"\u2110 Iscr; imagline;\n" +
	"\u2111 Ifr; Im; image; imagpart;\n" +
	"\u2112 Laplacetrf; Lscr; lagran;\n" +
	"\u2113 ell;\n" +
	"\u2115 Nopf; naturals;\n" +
	"\u2116 numero;\n" +
	"\u2117 copysr;\n" +
	"\u2118 weierp; wp;\n" +
	"\u2119 Popf; primes;\n" +
	"\u211a Qopf; rationals;\n" +
	"\u211b Rscr; realine;\n" +
	"\u211c Re; Rfr; real; realpart;\n" +
	"\u211d Ropf; reals;\n" +
	"\u211e rx;\n" +
	"\u2122 TRADE; trade;\n" +
	"\u2124 Zopf; integers;\n" +
	"\u2127 mho;\n" +
	"\u2128 Zfr; zeetrf;\n" +
	"\u2129 iiota;\n" +
	"\u212c Bernoullis; Bscr; bernou;\n" +
	"\u212d Cayleys; Cfr;\n" +
	"\u212f escr;\n" +
	"\u2130 Escr; expectation;\n" +
	"\u2131 Fouriertrf; Fscr;\n" +
	"\u2133 Mellintrf; Mscr; phmmat;\n" +
	"\u2134 order; orderof; oscr;\n" +
	"\u2135 alefsym; aleph;\n" +
	"\u2136 beth;\n" +
	"\u2137 gimel;\n" +
	"\u2138 daleth;\n" +
	"\u2145 CapitalDifferentialD; DD;\n" +
	"\u2146 DifferentialD; dd;\n" +
	"\u2147 ExponentialE; ee; exponentiale;\n" +
	"\u2148 ImaginaryI; ii;\n" +
	"\u2153 frac13;\n" +
	"\u2154 frac23;\n" +
	"\u2155 frac15;\n" +
	"\u2156 frac25;\n" +
	"\u2157 frac35;\n" +
	"\u2158 frac45;\n" +
	"\u2159 frac16;\n" +
	"\u215a frac56;\n" +
	"\u215b frac18;\n" +
	"\u215c frac38;\n" +
	"\u215d frac58;\n" +
	"\u215e frac78;\n" +
	"\u2190 LeftArrow; ShortLeftArrow; larr; leftarrow; slarr;\n" +
	"\u2191 ShortUpArrow; UpArrow; uarr; uparrow;\n" +
	"\u2192 RightArrow; ShortRightArrow; rarr; rightarrow; srarr;\n" +
	"\u2193 DownArrow; ShortDownArrow; darr; downarrow;\n" +
	"\u2194 LeftRightArrow; harr; leftrightarrow;\n" +
	"\u2195 UpDownArrow; updownarrow; varr;\n" +
	"\u2196 UpperLeftArrow; nwarr; nwarrow;\n" +
	"\u2197 UpperRightArrow; nearr; nearrow;\n" +
	"\u2198 LowerRightArrow; searr; searrow;\n" +
	"\u2199 LowerLeftArrow; swarr; swarrow;\n" +
	"\u219a nlarr; nleftarrow;\n" +
	"\u219b nrarr; nrightarrow;\n" +
	"\u219d rarrw; rightsquigarrow;\n" +
	"\u219d\u0338 nrarrw;\n" +
	"\u219e Larr; twoheadleftarrow;\n" +
	"\u219f Uarr;\n" +
	"\u21a0 Rarr; twoheadrightarrow;\n" +
	"\u21a1 Darr;\n" +
	"\u21a2 larrtl; leftarrowtail;\n" +
	"\u21a3 rarrtl; rightarrowtail;\n" +
	"\u21a4 LeftTeeArrow; mapstoleft;\n" +
	"\u21a5 UpTeeArrow; mapstoup;\n" +
	"\u21a6 RightTeeArrow; map; mapsto;\n" +
	"\u21a7 DownTeeArrow; mapstodown;\n" +
	"\u21a9 hookleftarrow; larrhk;\n" +
	"\u21aa hookrightarrow; rarrhk;\n" +
	"\u21ab larrlp; looparrowleft;\n" +
	"\u21ac looparrowright; rarrlp;\n" +
	"\u21ad harrw; leftrightsquigarrow;\n" +
	"\u21ae nharr; nleftrightarrow;\n" +
	"\u21b0 Lsh; lsh;\n" +
	"\u21b1 Rsh; rsh;\n" +
	"\u21b2 ldsh;\n" +
	"\u21b3 rdsh;\n" +
	"\u21b5 crarr;\n" +
	"\u21b6 cularr; curvearrowleft;\n" +
	"\u21b7 curarr; curvearrowright;\n" +
	"\u21ba circlearrowleft; olarr;\n" +
	"\u21bb circlearrowright; orarr;\n" +
	"\u21bc LeftVector; leftharpoonup; lharu;\n" +
	"\u21bd DownLeftVector; leftharpoondown; lhard;\n" +
	"\u21be RightUpVector; uharr; upharpoonright;\n" +
	"\u21bf LeftUpVector; uharl; upharpoonleft;\n" +
	"\u21c0 RightVector; rharu; rightharpoonup;\n" +
	"\u21c1 DownRightVector; rhard; rightharpoondown;\n" +
	"\u21c2 RightDownVector; dharr; downharpoonright;\n" +
	"\u21c3 LeftDownVector; dharl; downharpoonleft;\n" +
	"\u21c4 RightArrowLeftArrow; rightleftarrows; rlarr;\n" +
	"\u21c5 UpArrowDownArrow; udarr;\n" +
	"\u21c6 LeftArrowRightArrow; leftrightarrows; lrarr;\n" +
	"\u21c7 leftleftarrows; llarr;\n" +
	"\u21c8 upuparrows; uuarr;\n" +
	"\u21c9 rightrightarrows; rrarr;\n" +
	"\u21ca ddarr; downdownarrows;\n" +
	"\u21cb ReverseEquilibrium; leftrightharpoons; lrhar;\n" +
	"\u21cc Equilibrium; rightleftharpoons; rlhar;\n" +
	"\u21cd nLeftarrow; nlArr;\n" +
	"\u21ce nLeftrightarrow; nhArr;\n" +
	"\u21cf nRightarrow; nrArr;\n" +
	"\u21d0 DoubleLeftArrow; Leftarrow; lArr;\n" +
	"\u21d1 DoubleUpArrow; Uparrow; uArr;\n" +
	"\u21d2 DoubleRightArrow; Implies; Rightarrow; rArr;\n" +
	"\u21d3 DoubleDownArrow; Downarrow; dArr;\n" +
	"\u21d4 DoubleLeftRightArrow; Leftrightarrow; hArr; iff;\n" +
	"\u21d5 DoubleUpDownArrow; Updownarrow; vArr;\n" +
	"\u21d6 nwArr;\n" +
	"\u21d7 neArr;\n" +
	"\u21d8 seArr;\n" +
	"\u21d9 swArr;\n" +
	"\u21da Lleftarrow; lAarr;\n" +
	"\u21db Rrightarrow; rAarr;\n" +
	"\u21dd zigrarr;\n" +
	"\u21e4 LeftArrowBar; larrb;\n" +
	"\u21e5 RightArrowBar; rarrb;\n" +
	"\u21f5 DownArrowUpArrow; duarr;\n" +
	"\u21fd loarr;\n" +
	"\u21fe roarr;\n" +
	"\u21ff hoarr;\n" +
	"\u2200 ForAll; forall;\n" +
	"\u2201 comp; complement;\n" +
	"\u2202 PartialD; part;\n" +
	"\u2202\u0338 npart;\n" +
	"\u2203 Exists; exist;\n" +
	"\u2204 NotExists; nexist; nexists;\n" +
	"\u2205 empty; emptyset; emptyv; varnothing;\n" +
	"\u2207 Del; nabla;\n" +
	"\u2208 Element; in; isin; isinv;\n" +
	"\u2209 NotElement; notin; notinva;\n" +
	"\u220b ReverseElement; SuchThat; ni; niv;\n" +
	"\u220c NotReverseElement; notni; notniva;\n" +
	"\u220f Product; prod;\n" +
	"\u2210 Coproduct; coprod;\n" +
	"\u2211 Sum; sum;\n" +
	"\u2212 minus;\n" +
	"\u2213 MinusPlus; mnplus; mp;\n" +
	"\u2214 dotplus; plusdo;\n" +
	"\u2216 Backslash; setminus; setmn; smallsetminus; ssetmn;\n" +
	"\u2217 lowast;\n" +
	"\u2218 SmallCircle; compfn;\n" +
	"\u221a Sqrt; radic;\n" +
	"\u221d Proportional; prop; propto; varpropto; vprop;\n" +
	"\u221e infin;\n" +
	"\u221f angrt;\n" +
	"\u2220 ang; angle;\n" +
	"\u2220\u20d2 nang;\n" +
	"\u2221 angmsd; measuredangle;\n" +
	"\u2222 angsph;\n" +
	"\u2223 VerticalBar; mid; shortmid; smid;\n" +
	"\u2224 NotVerticalBar; nmid; nshortmid; nsmid;\n" +
	"\u2225 DoubleVerticalBar; par; parallel; shortparallel; spar;\n" +
	"\u2226 NotDoubleVerticalBar; npar; nparallel; nshortparallel; nspar;\n" +
	"\u2227 and; wedge;\n" +
	"\u2228 or; vee;\n" +
	"\u2229 cap;\n" +
	"\u2229\ufe00 caps;\n" +
	"\u222a cup;\n" +
	"\u222a\ufe00 cups;\n" +
	"\u222b Integral; int;\n" +
	"\u222c Int;\n" +
	"\u222d iiint; tint;\n" +
	"\u222e ContourIntegral; conint; oint;\n" +
	"\u222f Conint; DoubleContourIntegral;\n" +
	"\u2230 Cconint;\n" +
	"\u2231 cwint;\n" +
	"\u2232 ClockwiseContourIntegral; cwconint;\n" +
	"\u2233 CounterClockwiseContourIntegral; awconint;\n" +
	"\u2234 Therefore; there4; therefore;\n" +
	"\u2235 Because; becaus; because;\n" +
	"\u2236 ratio;\n" +
	"\u2237 Colon; Proportion;\n" +
	"\u2238 dotminus; minusd;\n" +
	"\u223a mDDot;\n" +
	"\u223b homtht;\n" +
	"\u223c Tilde; sim; thicksim; thksim;\n" +
	"\u223c\u20d2 nvsim;\n" +
	"\u223d backsim; bsim;\n" +
	"\u223d\u0331 race;\n" +
	"\u223e ac; mstpos;\n" +
	"\u223e\u0333 acE;\n" +
	"\u223f acd;\n" +
	"\u2240 VerticalTilde; wr; wreath;\n" +
	"\u2241 NotTilde; nsim;\n" +
	"\u2242 EqualTilde; eqsim; esim;\n" +
	"\u2242\u0338 NotEqualTilde; nesim;\n" +
	"\u2243 TildeEqual; sime; simeq;\n" +
	"\u2244 NotTildeEqual; nsime; nsimeq;\n" +
	"\u2245 TildeFullEqual; cong;\n" +
	"\u2246 simne;\n" +
	"\u2247 NotTildeFullEqual; ncong;\n" +
	"\u2248 TildeTilde; ap; approx; asymp; thickapprox; thkap;\n" +
	"\u2249 NotTildeTilde; nap; napprox;\n" +
	"\u224a ape; approxeq;\n" +
	"\u224b apid;\n" +
	"\u224b\u0338 napid;\n" +
	"\u224c backcong; bcong;\n" +
	"\u224d CupCap; asympeq;\n" +
	"\u224d\u20d2 nvap;\n" +
	"\u224e Bumpeq; HumpDownHump; bump;\n" +
	"\u224e\u0338 NotHumpDownHump; nbump;\n" +
	"\u224f HumpEqual; bumpe; bumpeq;\n" +
	"\u224f\u0338 NotHumpEqual; nbumpe;\n" +
	"\u2250 DotEqual; doteq; esdot;\n" +
	"\u2250\u0338 nedot;\n" +
	"\u2251 doteqdot; eDot;\n" +
	"\u2252 efDot; fallingdotseq;\n" +
	"\u2253 erDot; risingdotseq;\n" +
	"\u2254 Assign; colone; coloneq;\n" +
	"\u2255 ecolon; eqcolon;\n" +
	"\u2256 ecir; eqcirc;\n" +
	"\u2257 circeq; cire;\n" +
	"\u2259 wedgeq;\n" +
	"\u225a veeeq;\n" +
	"\u225c triangleq; trie;\n" +
	"\u225f equest; questeq;\n" +
	"\u2260 NotEqual; ne;\n" +
	"\u2261 Congruent; equiv;\n" +
	"\u2261\u20e5 bnequiv;\n" +
	"\u2262 NotCongruent; nequiv;\n" +
	"\u2264 le; leq;\n" +
	"\u2264\u20d2 nvle;\n" +
	"\u2265 GreaterEqual; ge; geq;\n" +
	"\u2265\u20d2 nvge;\n" +
	"\u2266 LessFullEqual; lE; leqq;\n" +
	"\u2266\u0338 nlE; nleqq;\n" +
	"\u2267 GreaterFullEqual; gE; geqq;\n" +
	"\u2267\u0338 NotGreaterFullEqual; ngE; ngeqq;\n" +
	"\u2268 lnE; lneqq;\n" +
	"\u2268\ufe00 lvertneqq; lvnE;\n" +
	"\u2269 gnE; gneqq;\n" +
	"\u2269\ufe00 gvertneqq; gvnE;\n" +
	"\u226a Lt; NestedLessLess; ll;\n" +
	"\u226a\u0338 NotLessLess; nLtv;\n" +
	"\u226b Gt; NestedGreaterGreater; gg;\n" +
	"\u226b\u0338 NotGreaterGreater; nGtv;\n" +
	"\u226c between; twixt;\n" +
	"\u226d NotCupCap;\n" +
	"\u226e NotLess; nless; nlt;\n" +
	"\u226f NotGreater; ngt; ngtr;\n" +
	"\u2270 NotLessEqual; nle; nleq;\n" +
	"\u2271 NotGreaterEqual; nge; ngeq;\n" +
	"\u2272 LessTilde; lesssim; lsim;\n" +
	"\u2273 GreaterTilde; gsim; gtrsim;\n" +
	"\u2274 NotLessTilde; nlsim;\n" +
	"\u2275 NotGreaterTilde; ngsim;\n" +
	"\u2276 LessGreater; lessgtr; lg;\n" +
	"\u2277 GreaterLess; gl; gtrless;\n" +
	"\u2278 NotLessGreater; ntlg;\n" +
	"\u2279 NotGreaterLess; ntgl;\n" +
	"\u227a Precedes; pr; prec;\n" +
	"\u227b Succeeds; sc; succ;\n" +
	"\u227c PrecedesSlantEqual; prcue; preccurlyeq;\n" +
	"\u227d SucceedsSlantEqual; sccue; succcurlyeq;\n" +
	"\u227e PrecedesTilde; precsim; prsim;\n" +
	"\u227f SucceedsTilde; scsim; succsim;\n" +
	"\u227f\u0338 NotSucceedsTilde;\n" +
	"\u2280 NotPrecedes; npr; nprec;\n" +
	"\u2281 NotSucceeds; nsc; nsucc;\n" +
	"\u2282 sub; subset;\n" +
	"\u2282\u20d2 NotSubset; nsubset; vnsub;\n" +
	"\u2283 Superset; sup; supset;\n" +
	"\u2283\u20d2 NotSuperset; nsupset; vnsup;\n" +
	"\u2284 nsub;\n" +
	"\u2285 nsup;\n" +
	"\u2286 SubsetEqual; sube; subseteq;\n" +
	"\u2287 SupersetEqual; supe; supseteq;\n" +
	"\u2288 NotSubsetEqual; nsube; nsubseteq;\n" +
	"\u2289 NotSupersetEqual; nsupe; nsupseteq;\n" +
	"\u228a subne; subsetneq;\n" +
	"\u228a\ufe00 varsubsetneq; vsubne;\n" +
	"\u228b supne; supsetneq;\n" +
	"\u228b\ufe00 varsupsetneq; vsupne;\n" +
	"\u228d cupdot;\n" +
	"\u228e UnionPlus; uplus;\n" +
	"\u228f SquareSubset; sqsub; sqsubset;\n" +
	"\u228f\u0338 NotSquareSubset;\n" +
	"\u2290 SquareSuperset; sqsup; sqsupset;\n" +
	"\u2290\u0338 NotSquareSuperset;\n" +
	"\u2291 SquareSubsetEqual; sqsube; sqsubseteq;\n" +
	"\u2292 SquareSupersetEqual; sqsupe; sqsupseteq;\n" +
	"\u2293 SquareIntersection; sqcap;\n" +
	"\u2293\ufe00 sqcaps;\n" +
	"\u2294 SquareUnion; sqcup;\n" +
	"\u2294\ufe00 sqcups;\n" +
	"\u2295 CirclePlus; oplus;\n" +
	"\u2296 CircleMinus; ominus;\n" +
	"\u2297 CircleTimes; otimes;\n" +
	"\u2298 osol;\n" +
	"\u2299 CircleDot; odot;\n" +
	"\u229a circledcirc; ocir;\n" +
	"\u229b circledast; oast;\n" +
	"\u229d circleddash; odash;\n" +
	"\u229e boxplus; plusb;\n" +
	"\u229f boxminus; minusb;\n" +
	"\u22a0 boxtimes; timesb;\n" +
	"\u22a1 dotsquare; sdotb;\n" +
	"\u22a2 RightTee; vdash;\n" +
	"\u22a3 LeftTee; dashv;\n" +
	"\u22a4 DownTee; top;\n" +
	"\u22a5 UpTee; bot; bottom; perp;\n" +
	"\u22a7 models;\n" +
	"\u22a8 DoubleRightTee; vDash;\n" +
	"\u22a9 Vdash;\n" +
	"\u22aa Vvdash;\n" +
	"\u22ab VDash;\n" +
	"\u22ac nvdash;\n" +
	"\u22ad nvDash;\n" +
	"\u22ae nVdash;\n" +
	"\u22af nVDash;\n" +
	"\u22b0 prurel;\n" +
	"\u22b2 LeftTriangle; vartriangleleft; vltri;\n" +
	"\u22b3 RightTriangle; vartriangleright; vrtri;\n" +
	"\u22b4 LeftTriangleEqual; ltrie; trianglelefteq;\n" +
	"\u22b4\u20d2 nvltrie;\n" +
	"\u22b5 RightTriangleEqual; rtrie; trianglerighteq;\n" +
	"\u22b5\u20d2 nvrtrie;\n" +
	"\u22b6 origof;\n" +
	"\u22b7 imof;\n" +
	"\u22b8 multimap; mumap;\n" +
	"\u22b9 hercon;\n" +
	"\u22ba intcal; intercal;\n" +
	"\u22bb veebar;\n" +
	"\u22bd barvee;\n" +
	"\u22be angrtvb;\n" +
	"\u22bf lrtri;\n" +
	"\u22c0 Wedge; bigwedge; xwedge;\n" +
	"\u22c1 Vee; bigvee; xvee;\n" +
	"\u22c2 Intersection; bigcap; xcap;\n" +
	"\u22c3 Union; bigcup; xcup;\n" +
	"\u22c4 Diamond; diam; diamond;\n" +
	"\u22c5 sdot;\n" +
	"\u22c6 Star; sstarf;\n" +
	"\u22c7 divideontimes; divonx;\n" +
	"\u22c8 bowtie;\n" +
	"\u22c9 ltimes;\n" +
	"\u22ca rtimes;\n" +
	"\u22cb leftthreetimes; lthree;\n" +
	"\u22cc rightthreetimes; rthree;\n" +
	"\u22cd backsimeq; bsime;\n" +
	"\u22ce curlyvee; cuvee;\n" +
	"\u22cf curlywedge; cuwed;\n" +
	"\u22d0 Sub; Subset;\n" +
	"\u22d1 Sup; Supset;\n" +
	"\u22d2 Cap;\n" +
	"\u22d3 Cup;\n" +
	"\u22d4 fork; pitchfork;\n" +
	"\u22d5 epar;\n" +
	"\u22d6 lessdot; ltdot;\n" +
	"\u22d7 gtdot; gtrdot;\n" +
	"\u22d8 Ll;\n" +
	"\u22d8\u0338 nLl;\n" +
	"\u22d9 Gg; ggg;\n" +
	"\u22d9\u0338 nGg;\n" +
	"\u22da LessEqualGreater; leg; lesseqgtr;\n" +
	"\u22da\ufe00 lesg;\n" +
	"\u22db GreaterEqualLess; gel; gtreqless;\n" +
	"\u22db\ufe00 gesl;\n" +
	"\u22de cuepr; curlyeqprec;\n" +
	"\u22df cuesc; curlyeqsucc;\n" +
	"\u22e0 NotPrecedesSlantEqual; nprcue;\n" +
	"\u22e1 NotSucceedsSlantEqual; nsccue;\n" +
	"\u22e2 NotSquareSubsetEqual; nsqsube;\n" +
	"\u22e3 NotSquareSupersetEqual; nsqsupe;\n" +
	"\u22e6 lnsim;\n" +
	"\u22e7 gnsim;\n" +
	"\u22e8 precnsim; prnsim;\n" +
	"\u22e9 scnsim; succnsim;\n" +
	"\u22ea NotLeftTriangle; nltri; ntriangleleft;\n" +
	"\u22eb NotRightTriangle; nrtri; ntriangleright;\n" +
	"\u22ec NotLeftTriangleEqual; nltrie; ntrianglelefteq;\n" +
	"\u22ed NotRightTriangleEqual; nrtrie; ntrianglerighteq;\n" +
	"\u22ee vellip;\n" +
	"\u22ef ctdot;\n" +
	"\u22f0 utdot;\n" +
	"\u22f1 dtdot;\n" +
	"\u22f2 disin;\n" +
	"\u22f3 isinsv;\n" +
	"\u22f4 isins;\n" +
	"\u22f5 isindot;\n" +
	"\u22f5\u0338 notindot;\n" +
	"\u22f6 notinvc;\n" +
	"\u22f7 notinvb;\n" +
	"\u22f9 isinE;\n" +
	"\u22f9\u0338 notinE;\n" +
	"\u22fa nisd;\n" +
	"\u22fb xnis;\n" +
	"\u22fc nis;\n" +
	"\u22fd notnivc;\n" +
	"\u22fe notnivb;\n" +
	"\u2305 barwed; barwedge;\n" +
	"\u2306 Barwed; doublebarwedge;\n" +
	"\u2308 LeftCeiling; lceil;\n" +
	"\u2309 RightCeiling; rceil;\n" +
	"\u230a LeftFloor; lfloor;\n" +
	"\u230b RightFloor; rfloor;\n" +
	"\u230c drcrop;\n" +
	"\u230d dlcrop;\n" +
	"\u230e urcrop;\n" +
	"\u230f ulcrop;\n" +
	"\u2310 bnot;\n" +
	"\u2312 profline;\n" +
	"\u2313 profsurf;\n" +
	"\u2315 telrec;\n" +
	"\u2316 target;\n" +
	"\u231c ulcorn; ulcorner;\n" +
	"\u231d urcorn; urcorner;\n" +
	"\u231e dlcorn; llcorner;\n" +
	"\u231f drcorn; lrcorner;\n" +
	"\u2322 frown; sfrown;\n" +
	"\u2323 smile; ssmile;\n" +
	"\u232d cylcty;\n" +
	"\u232e profalar;\n" +
	"\u2336 topbot;\n" +
	"\u233d ovbar;\n" +
	"\u233f solbar;\n" +
	"\u237c angzarr;\n" +
	"\u23b0 lmoust; lmoustache;\n" +
	"\u23b1 rmoust; rmoustache;\n" +
	"\u23b4 OverBracket; tbrk;\n" +
	"\u23b5 UnderBracket; bbrk;\n" +
	"\u23b6 bbrktbrk;\n" +
	"\u23dc OverParenthesis;\n" +
	"\u23dd UnderParenthesis;\n" +
	"\u23de OverBrace;\n" +
	"\u23df UnderBrace;\n" +
	"\u23e2 trpezium;\n" +
	"\u23e7 elinters;\n" +
	"\u2423 blank;\n" +
	"\u24c8 circledS; oS;\n" +
	"\u2500 HorizontalLine; boxh;\n" +
	"\u2502 boxv;\n" +
	"\u250c boxdr;\n" +
	"\u2510 boxdl;\n" +
	"\u2514 boxur;\n" +
	"\u2518 boxul;\n" +
	"\u251c boxvr;\n" +
	"\u2524 boxvl;\n" +
	"\u252c boxhd;\n" +
	"\u2534 boxhu;\n" +
	"\u253c boxvh;\n" +
	"\u2550 boxH;\n" +
	"\u2551 boxV;\n" +
	"\u2552 boxdR;\n" +
	"\u2553 boxDr;\n" +
	"\u2554 boxDR;\n" +
	"\u2555 boxdL;\n" +
	"\u2556 boxDl;\n" +
	"\u2557 boxDL;\n" +
	"\u2558 boxuR;\n" +
	"\u2559 boxUr;\n" +
	"\u255a boxUR;\n" +
	"\u255b boxuL;\n" +
	"\u255c boxUl;\n" +
	"\u255d boxUL;\n" +
	"\u255e boxvR;\n" +
	"\u255f boxVr;\n" +
	"\u2560 boxVR;\n" +
	"\u2561 boxvL;\n" +
	"\u2562 boxVl;\n" +
	"\u2563 boxVL;\n" +
	"\u2564 boxHd;\n" +
	"\u2565 boxhD;\n" +
	"\u2566 boxHD;\n" +
	"\u2567 boxHu;\n" +
	"\u2568 boxhU;\n" +
	"\u2569 boxHU;\n" +
	"\u256a boxvH;\n" +
	"\u256b boxVh;\n" +
	"\u256c boxVH;\n" +
	"\u2580 uhblk;\n" +
	"\u2584 lhblk;\n" +
	"\u2588 block;\n" +
	"\u2591 blk14;\n" +
	"\u2592 blk12;\n" +
	"\u2593 blk34;\n" +
	"\u25a1 Square; squ; square;\n" +
	"\u25aa FilledVerySmallSquare; blacksquare; squarf; squf;\n" +
	"\u25ab EmptyVerySmallSquare;\n" +
	"\u25ad rect;\n" +
	"\u25ae marker;\n" +
	"\u25b1 fltns;\n" +
	"\u25b3 bigtriangleup; xutri;\n" +
	"\u25b4 blacktriangle; utrif;\n" +
	"\u25b5 triangle; utri;\n" +
	"\u25b8 blacktriangleright; rtrif;\n" +
	"\u25b9 rtri; triangleright;\n" +
	"\u25bd bigtriangledown; xdtri;\n" +
	"\u25be blacktriangledown; dtrif;\n" +
	"\u25bf dtri; triangledown;\n" +
	"\u25c2 blacktriangleleft; ltrif;\n" +
	"\u25c3 ltri; triangleleft;\n" +
	"\u25ca loz; lozenge;\n" +
	"\u25cb cir;\n" +
	"\u25ec tridot;\n" +
	"\u25ef bigcirc; xcirc;\n" +
	"\u25f8 ultri;\n" +
	"\u25f9 urtri;\n" +
	"\u25fa lltri;\n" +
	"\u25fb EmptySmallSquare;\n" +
	"\u25fc FilledSmallSquare;\n" +
	"\u2605 bigstar; starf;\n" +
	"\u2606 star;\n" +
	"\u260e phone;\n" +
	"\u2640 female;\n" +
	"\u2642 male;\n" +
	"\u2660 spades; spadesuit;\n" +
	"\u2663 clubs; clubsuit;\n" +
	"\u2665 hearts; heartsuit;\n" +
	"\u2666 diamondsuit; diams;\n" +
	"\u266a sung;\n" +
	"\u266d flat;\n" +
	"\u266e natur; natural;\n" +
	"\u266f sharp;\n" +
	"\u2713 check; checkmark;\n" +
	"\u2717 cross;\n" +
	"\u2720 malt; maltese;\n" +
	"\u2736 sext;\n" +
	"\u2758 VerticalSeparator;\n" +
	"\u2772 lbbrk;\n" +
	"\u2773 rbbrk;\n" +
	"\u27c8 bsolhsub;\n" +
	"\u27c9 suphsol;\n" +
	"\u27e6 LeftDoubleBracket; lobrk;\n" +
	"\u27e7 RightDoubleBracket; robrk;\n" +
	"\u27e8 LeftAngleBracket; lang; langle;\n" +
	"\u27e9 RightAngleBracket; rang; rangle;\n" +
	"\u27ea Lang;\n" +
	"\u27eb Rang;\n" +
	"\u27ec loang;\n" +
	"\u27ed roang;\n" +
	"\u27f5 LongLeftArrow; longleftarrow; xlarr;\n" +
	"\u27f6 LongRightArrow; longrightarrow; xrarr;\n" +
	"\u27f7 LongLeftRightArrow; longleftrightarrow; xharr;\n" +
	"\u27f8 DoubleLongLeftArrow; Longleftarrow; xlArr;\n" +
	"\u27f9 DoubleLongRightArrow; Longrightarrow; xrArr;\n" +
	"\u27fa DoubleLongLeftRightArrow; Longleftrightarrow; xhArr;\n" +
	"\u27fc longmapsto; xmap;\n" +
	"\u27ff dzigrarr;\n" +
	"\u2902 nvlArr;\n" +
	"\u2903 nvrArr;\n" +
	"\u2904 nvHarr;\n" +
	"\u2905 Map;\n" +
	"\u290c lbarr;\n" +
	"\u290d bkarow; rbarr;\n" +
	"\u290e lBarr;\n" +
	"\u290f dbkarow; rBarr;\n" +
	"\u2910 RBarr; drbkarow;\n" +
	"\u2911 DDotrahd;\n" +
	"\u2912 UpArrowBar;\n" +
	"\u2913 DownArrowBar;\n" +
	"\u2916 Rarrtl;\n" +
	"\u2919 latail;\n" +
	"\u291a ratail;\n" +
	"\u291b lAtail;\n" +
	"\u291c rAtail;\n" +
	"\u291d larrfs;\n" +
	"\u291e rarrfs;\n" +
	"\u291f larrbfs;\n" +
	"\u2920 rarrbfs;\n" +
	"\u2923 nwarhk;\n" +
	"\u2924 nearhk;\n" +
	"\u2925 hksearow; searhk;\n" +
	"\u2926 hkswarow; swarhk;\n" +
	"\u2927 nwnear;\n" +
	"\u2928 nesear; toea;\n" +
	"\u2929 seswar; tosa;\n" +
	"\u292a swnwar;\n" +
	"\u2933 rarrc;\n" +
	"\u2933\u0338 nrarrc;\n" +
	"\u2935 cudarrr;\n" +
	"\u2936 ldca;\n" +
	"\u2937 rdca;\n" +
	"\u2938 cudarrl;\n" +
	"\u2939 larrpl;\n" +
	"\u293c curarrm;\n" +
	"\u293d cularrp;\n" +
	"\u2945 rarrpl;\n" +
	"\u2948 harrcir;\n" +
	"\u2949 Uarrocir;\n" +
	"\u294a lurdshar;\n" +
	"\u294b ldrushar;\n" +
	"\u294e LeftRightVector;\n" +
	"\u294f RightUpDownVector;\n" +
	"\u2950 DownLeftRightVector;\n" +
	"\u2951 LeftUpDownVector;\n" +
	"\u2952 LeftVectorBar;\n" +
	"\u2953 RightVectorBar;\n" +
	"\u2954 RightUpVectorBar;\n" +
	"\u2955 RightDownVectorBar;\n" +
	"\u2956 DownLeftVectorBar;\n" +
	"\u2957 DownRightVectorBar;\n" +
	"\u2958 LeftUpVectorBar;\n" +
	"\u2959 LeftDownVectorBar;\n" +
	"\u295a LeftTeeVector;\n" +
	"\u295b RightTeeVector;\n" +
	"\u295c RightUpTeeVector;\n" +
	"\u295d RightDownTeeVector;\n" +
	"\u295e DownLeftTeeVector;\n" +
	"\u295f DownRightTeeVector;\n" +
	"\u2960 LeftUpTeeVector;\n" +
	"\u2961 LeftDownTeeVector;\n" +
	"\u2962 lHar;\n" +
	"\u2963 uHar;\n" +
	"\u2964 rHar;\n" +
	"\u2965 dHar;\n" +
	"\u2966 luruhar;\n" +
	"\u2967 ldrdhar;\n" +
	"\u2968 ruluhar;\n" +
	"\u2969 rdldhar;\n" +
	"\u296a lharul;\n" +
	"\u296b llhard;\n" +
	"\u296c rharul;\n" +
	"\u296d lrhard;\n" +
	"\u296e UpEquilibrium; udhar;\n" +
	"\u296f ReverseUpEquilibrium; duhar;\n" +
	"\u2970 RoundImplies;\n" +
	"\u2971 erarr;\n" +
	"\u2972 simrarr;\n" +
	"\u2973 larrsim;\n" +
	"\u2974 rarrsim;\n" +
	"\u2975 rarrap;\n" +
	"\u2976 ltlarr;\n" +
	"\u2978 gtrarr;\n" +
	"\u2979 subrarr;\n" +
	"\u297b suplarr;\n" +
	"\u297c lfisht;\n" +
	"\u297d rfisht;\n" +
	"\u297e ufisht;\n" +
	"\u297f dfisht;\n" +
	"\u2985 lopar;\n" +
	"\u2986 ropar;\n" +
	"\u298b lbrke;\n" +
	"\u298c rbrke;\n" +
	"\u298d lbrkslu;\n" +
	"\u298e rbrksld;\n" +
	"\u298f lbrksld;\n" +
	"\u2990 rbrkslu;\n" +
	"\u2991 langd;\n" +
	"\u2992 rangd;\n" +
	"\u2993 lparlt;\n" +
	"\u2994 rpargt;\n" +
	"\u2995 gtlPar;\n" +
	"\u2996 ltrPar;\n" +
	"\u299a vzigzag;\n" +
	"\u299c vangrt;\n" +
	"\u299d angrtvbd;\n" +
	"\u29a4 ange;\n" +
	"\u29a5 range;\n" +
	"\u29a6 dwangle;\n" +
	"\u29a7 uwangle;\n" +
	"\u29a8 angmsdaa;\n" +
	"\u29a9 angmsdab;\n" +
	"\u29aa angmsdac;\n" +
	"\u29ab angmsdad;\n" +
	"\u29ac angmsdae;\n" +
	"\u29ad angmsdaf;\n" +
	"\u29ae angmsdag;\n" +
	"\u29af angmsdah;\n" +
	"\u29b0 bemptyv;\n" +
	"\u29b1 demptyv;\n" +
	"\u29b2 cemptyv;\n" +
	"\u29b3 raemptyv;\n" +
	"\u29b4 laemptyv;\n" +
	"\u29b5 ohbar;\n" +
	"\u29b6 omid;\n" +
	"\u29b7 opar;\n" +
	"\u29b9 operp;\n" +
	"\u29bb olcross;\n" +
	"\u29bc odsold;\n" +
	"\u29be olcir;\n" +
	"\u29bf ofcir;\n" +
	"\u29c0 olt;\n" +
	"\u29c1 ogt;\n" +
	"\u29c2 cirscir;\n" +
	"\u29c3 cirE;\n" +
	"\u29c4 solb;\n" +
	"\u29c5 bsolb;\n" +
	"\u29c9 boxbox;\n" +
	"\u29cd trisb;\n" +
	"\u29ce rtriltri;\n" +
	"\u29cf LeftTriangleBar;\n" +
	"\u29cf\u0338 NotLeftTriangleBar;\n" +
	"\u29d0 RightTriangleBar;\n" +
	"\u29d0\u0338 NotRightTriangleBar;\n" +
	"\u29dc iinfin;\n" +
	"\u29dd infintie;\n" +
	"\u29de nvinfin;\n" +
	"\u29e3 eparsl;\n" +
	"\u29e4 smeparsl;\n" +
	"\u29e5 eqvparsl;\n" +
	"\u29eb blacklozenge; lozf;\n" +
	"\u29f4 RuleDelayed;\n" +
	"\u29f6 dsol;\n" +
	"\u2a00 bigodot; xodot;\n" +
	"\u2a01 bigoplus; xoplus;\n" +
	"\u2a02 bigotimes; xotime;\n" +
	"\u2a04 biguplus; xuplus;\n" +
	"\u2a06 bigsqcup; xsqcup;\n" +
	"\u2a0c iiiint; qint;\n" +
	"\u2a0d fpartint;\n" +
	"\u2a10 cirfnint;\n" +
	"\u2a11 awint;\n" +
	"\u2a12 rppolint;\n" +
	"\u2a13 scpolint;\n" +
	"\u2a14 npolint;\n" +
	"\u2a15 pointint;\n" +
	"\u2a16 quatint;\n" +
	"\u2a17 intlarhk;\n" +
	"\u2a22 pluscir;\n" +
	"\u2a23 plusacir;\n" +
	"\u2a24 simplus;\n" +
	"\u2a25 plusdu;\n" +
	"\u2a26 plussim;\n" +
	"\u2a27 plustwo;\n" +
	"\u2a29 mcomma;\n" +
	"\u2a2a minusdu;\n" +
	"\u2a2d loplus;\n" +
	"\u2a2e roplus;\n" +
	"\u2a2f Cross;\n" +
	"\u2a30 timesd;\n" +
	"\u2a31 timesbar;\n" +
	"\u2a33 smashp;\n" +
	"\u2a34 lotimes;\n" +
	"\u2a35 rotimes;\n" +
	"\u2a36 otimesas;\n" +
	"\u2a37 Otimes;\n" +
	"\u2a38 odiv;\n" +
	"\u2a39 triplus;\n" +
	"\u2a3a triminus;\n" +
	"\u2a3b tritime;\n" +
	"\u2a3c intprod; iprod;\n" +
	"\u2a3f amalg;\n" +
	"\u2a40 capdot;\n" +
	"\u2a42 ncup;\n" +
	"\u2a43 ncap;\n" +
	"\u2a44 capand;\n" +
	"\u2a45 cupor;\n" +
	"\u2a46 cupcap;\n" +
	"\u2a47 capcup;\n" +
	"\u2a48 cupbrcap;\n" +
	"\u2a49 capbrcup;\n" +
	"\u2a4a cupcup;\n" +
	"\u2a4b capcap;\n" +
	"\u2a4c ccups;\n" +
	"\u2a4d ccaps;\n" +
	"\u2a50 ccupssm;\n" +
	"\u2a53 And;\n" +
	"\u2a54 Or;\n" +
	"\u2a55 andand;\n" +
	"\u2a56 oror;\n" +
	"\u2a57 orslope;\n" +
	"\u2a58 andslope;\n" +
	"\u2a5a andv;\n" +
	"\u2a5b orv;\n" +
	"\u2a5c andd;\n" +
	"\u2a5d ord;\n" +
	"\u2a5f wedbar;\n" +
	"\u2a66 sdote;\n" +
	"\u2a6a simdot;\n" +
	"\u2a6d congdot;\n" +
	"\u2a6d\u0338 ncongdot;\n" +
	"\u2a6e easter;\n" +
	"\u2a6f apacir;\n" +
	"\u2a70 apE;\n" +
	"\u2a70\u0338 napE;\n" +
	"\u2a71 eplus;\n" +
	"\u2a72 pluse;\n" +
	"\u2a73 Esim;\n" +
	"\u2a74 Colone;\n" +
	"\u2a75 Equal;\n" +
	"\u2a77 ddotseq; eDDot;\n" +
	"\u2a78 equivDD;\n" +
	"\u2a79 ltcir;\n" +
	"\u2a7a gtcir;\n" +
	"\u2a7b ltquest;\n" +
	"\u2a7c gtquest;\n" +
	"\u2a7d LessSlantEqual; leqslant; les;\n" +
	"\u2a7d\u0338 NotLessSlantEqual; nleqslant; nles;\n" +
	"\u2a7e GreaterSlantEqual; geqslant; ges;\n" +
	"\u2a7e\u0338 NotGreaterSlantEqual; ngeqslant; nges;\n" +
	"\u2a7f lesdot;\n" +
	"\u2a80 gesdot;\n" +
	"\u2a81 lesdoto;\n" +
	"\u2a82 gesdoto;\n" +
	"\u2a83 lesdotor;\n" +
	"\u2a84 gesdotol;\n" +
	"\u2a85 lap; lessapprox;\n" +
	"\u2a86 gap; gtrapprox;\n" +
	"\u2a87 lne; lneq;\n" +
	"\u2a88 gne; gneq;\n" +
	"\u2a89 lnap; lnapprox;\n" +
	"\u2a8a gnap; gnapprox;\n" +
	"\u2a8b lEg; lesseqqgtr;\n" +
	"\u2a8c gEl; gtreqqless;\n" +
	"\u2a8d lsime;\n" +
	"\u2a8e gsime;\n" +
	"\u2a8f lsimg;\n" +
	"\u2a90 gsiml;\n" +
	"\u2a91 lgE;\n" +
	"\u2a92 glE;\n" +
	"\u2a93 lesges;\n" +
	"\u2a94 gesles;\n" +
	"\u2a95 els; eqslantless;\n" +
	"\u2a96 egs; eqslantgtr;\n" +
	"\u2a97 elsdot;\n" +
	"\u2a98 egsdot;\n" +
	"\u2a99 el;\n" +
	"\u2a9a eg;\n" +
	"\u2a9d siml;\n" +
	"\u2a9e simg;\n" +
	"\u2a9f simlE;\n" +
	"\u2aa0 simgE;\n" +
	"\u2aa1 LessLess;\n" +
	"\u2aa1\u0338 NotNestedLessLess;\n" +
	"\u2aa2 GreaterGreater;\n" +
	"\u2aa2\u0338 NotNestedGreaterGreater;\n" +
	"\u2aa4 glj;\n" +
	"\u2aa5 gla;\n" +
	"\u2aa6 ltcc;\n" +
	"\u2aa7 gtcc;\n" +
	"\u2aa8 lescc;\n" +
	"\u2aa9 gescc;\n" +
	"\u2aaa smt;\n" +
	"\u2aab lat;\n" +
	"\u2aac smte;\n" +
	"\u2aac\ufe00 smtes;\n" +
	"\u2aad late;\n" +
	"\u2aad\ufe00 lates;\n" +
	"\u2aae bumpE;\n" +
	"\u2aaf PrecedesEqual; pre; preceq;\n" +
	"\u2aaf\u0338 NotPrecedesEqual; npre; npreceq;\n" +
	"\u2ab0 SucceedsEqual; sce; succeq;\n" +
	"\u2ab0\u0338 NotSucceedsEqual; nsce; nsucceq;\n" +
	"\u2ab3 prE;\n" +
	"\u2ab4 scE;\n" +
	"\u2ab5 precneqq; prnE;\n" +
	"\u2ab6 scnE; succneqq;\n" +
	"\u2ab7 prap; precapprox;\n" +
	"\u2ab8 scap; succapprox;\n" +
	"\u2ab9 precnapprox; prnap;\n" +
	"\u2aba scnap; succnapprox;\n" +
	"\u2abb Pr;\n" +
	"\u2abc Sc;\n" +
	"\u2abd subdot;\n" +
	"\u2abe supdot;\n" +
	"\u2abf subplus;\n" +
	"\u2ac0 supplus;\n" +
	"\u2ac1 submult;\n" +
	"\u2ac2 supmult;\n" +
	"\u2ac3 subedot;\n" +
	"\u2ac4 supedot;\n" +
	"\u2ac5 subE; subseteqq;\n" +
	"\u2ac5\u0338 nsubE; nsubseteqq;\n" +
	"\u2ac6 supE; supseteqq;\n" +
	"\u2ac6\u0338 nsupE; nsupseteqq;\n" +
	"\u2ac7 subsim;\n" +
	"\u2ac8 supsim;\n" +
	"\u2acb subnE; subsetneqq;\n" +
	"\u2acb\ufe00 varsubsetneqq; vsubnE;\n" +
	"\u2acc supnE; supsetneqq;\n" +
	"\u2acc\ufe00 varsupsetneqq; vsupnE;\n" +
	"\u2acf csub;\n" +
	"\u2ad0 csup;\n" +
	"\u2ad1 csube;\n" +
	"\u2ad2 csupe;\n" +
	"\u2ad3 subsup;\n" +
	"\u2ad4 supsub;\n" +
	"\u2ad5 subsub;\n" +
	"\u2ad6 supsup;\n" +
	"\u2ad7 suphsub;\n" +
	"\u2ad8 supdsub;\n" +
	"\u2ad9 forkv;\n" +
	"\u2ada topfork;\n" +
	"\u2adb mlcp;\n" +
	"\u2ae4 Dashv; DoubleLeftTee;\n" +
	"\u2ae6 Vdashl;\n" +
	"\u2ae7 Barv;\n" +
	"\u2ae8 vBar;\n" +
	"\u2ae9 vBarv;\n" +
	"\u2aeb Vbar;\n" +
	"\u2aec Not;\n" +
	"\u2aed bNot;\n" +
	"\u2aee rnmid;\n" +
	"\u2aef cirmid;\n" +
	"\u2af0 midcir;\n" +
	"\u2af1 topcir;\n" +
	"\u2af2 nhpar;\n" +
	"\u2af3 parsim;\n" +
	"\u2afd parsl;\n" +
	"\u2afd\u20e5 nparsl;\n" +
	"\ufb00 fflig;\n" +
	"\ufb01 filig;\n" +
	"\ufb02 fllig;\n" +
	"\ufb03 ffilig;\n" +
	"\ufb04 ffllig;\n" +
	"\U0001d49c Ascr;\n" +
	"\U0001d49e Cscr;\n" +
	"\U0001d49f Dscr;\n" +
	"\U0001d4a2 Gscr;\n" +
	"\U0001d4a5 Jscr;\n" +
	"\U0001d4a6 Kscr;\n" +
	"\U0001d4a9 Nscr;\n" +
	"\U0001d4aa Oscr;\n" +
	"\U0001d4ab Pscr;\n" +
	"\U0001d4ac Qscr;\n" +
	"\U0001d4ae Sscr;\n" +
	"\U0001d4af Tscr;\n" +
	"\U0001d4b0 Uscr;\n" +
	"\U0001d4b1 Vscr;\n" +
	"\U0001d4b2 Wscr;\n" +
	"\U0001d4b3 Xscr;\n" +
	"\U0001d4b4 Yscr;\n" +
	"\U0001d4b5 Zscr;\n" +
	"\U0001d4b6 ascr;\n" +
	"\U0001d4b7 bscr;\n" +
	"\U0001d4b8 cscr;\n" +
	"\U0001d4b9 dscr;\n" +
	"\U0001d4bb fscr;\n" +
	"\U0001d4bd hscr;\n" +
	"\U0001d4be iscr;\n" +
	"\U0001d4bf jscr;\n" +
	"\U0001d4c0 kscr;\n" +
	"\U0001d4c1 lscr;\n" +
	"\U0001d4c2 mscr;\n" +
	"\U0001d4c3 nscr;\n" +
	"\U0001d4c5 pscr;\n" +
	"\U0001d4c6 qscr;\n" +
	"\U0001d4c7 rscr;\n" +
	"\U0001d4c8 sscr;\n" +
	"\U0001d4c9 tscr;\n" +
	"\U0001d4ca uscr;\n" +
	"\U0001d4cb vscr;\n" +
	"\U0001d4cc wscr;\n" +
	"\U0001d4cd xscr;\n" +
	"\U0001d4ce yscr;\n" +
	"\U0001d4cf zscr;\n" +
	"\U0001d504 Afr;\n" +
	"\U0001d505 Bfr;\n" +
	"\U0001d507 Dfr;\n" +
	"\U0001d508 Efr;\n" +
	"\U0001d509 Ffr;\n" +
	"\U0001d50a Gfr;\n" +
	"\U0001d50d Jfr;\n" +
	"\U0001d50e Kfr;\n" +
	"\U0001d50f Lfr;\n" +
	"\U0001d510 Mfr;\n" +
	"\U0001d511 Nfr;\n" +
	"\U0001d512 Ofr;\n" +
	"\U0001d513 Pfr;\n" +
	"\U0001d514 Qfr;\n" +
	"\U0001d516 Sfr;\n" +
	"\U0001d517 Tfr;\n" +
	"\U0001d518 Ufr;\n" +
	"\U0001d519 Vfr;\n" +
	"\U0001d51a Wfr;\n" +
	"\U0001d51b Xfr;\n" +
	"\U0001d51c Yfr;\n" +
	"\U0001d51e afr;\n" +
	"\U0001d51f bfr;\n" +
	"\U0001d520 cfr;\n" +
	"\U0001d521 dfr;\n" +
	"\U0001d522 efr;\n" +
	"\U0001d523 ffr;\n" +
	"\U0001d524 gfr;\n" +
	"\U0001d525 hfr;\n" +
	"\U0001d526 ifr;\n" +
	"\U0001d527 jfr;\n" +
	"\U0001d528 kfr;\n" +
	"\U0001d529 lfr;\n" +
	"\U0001d52a mfr;\n" +
	"\U0001d52b nfr;\n" +
	"\U0001d52c ofr;\n" +
	"\U0001d52d pfr;\n" +
	"\U0001d52e qfr;\n" +
	"\U0001d52f rfr;\n" +
	"\U0001d530 sfr;\n" +
	"\U0001d531 tfr;\n" +
	"\U0001d532 ufr;\n" +
	"\U0001d533 vfr;\n" +
	"\U0001d534 wfr;\n" +
	"\U0001d535 xfr;\n" +
	"\U0001d536 yfr;\n" +
	"\U0001d537 zfr;\n" +
	"\U0001d538 Aopf;\n" +
	"\U0001d539 Bopf;\n" +
	"\U0001d53b Dopf;\n" +
	"\U0001d53c Eopf;\n" +
	"\U0001d53d Fopf;\n" +
	"\U0001d53e Gopf;\n" +
	"\U0001d540 Iopf;\n" +
	"\U0001d541 Jopf;\n" +
	"\U0001d542 Kopf;\n" +
	"\U0001d543 Lopf;\n" +
	"\U0001d544 Mopf;\n" +
	"\U0001d546 Oopf;\n" +
	"\U0001d54a Sopf;\n" +
	"\U0001d54b Topf;\n" +
	"\U0001d54c Uopf;\n" +
	"\U0001d54d Vopf;\n" +
	"\U0001d54e Wopf;\n" +
	"\U0001d54f Xopf;\n" +
	"\U0001d550 Yopf;\n" +
	"\U0001d552 aopf;\n" +
	"\U0001d553 bopf;\n" +
	"\U0001d554 copf;\n" +
	"\U0001d555 dopf;\n" +
	"\U0001d556 eopf;\n" +
	"\U0001d557 fopf;\n" +
	"\U0001d558 gopf;\n" +
	"\U0001d559 hopf;\n" +
	"\U0001d55a iopf;\n" +
	"\U0001d55b jopf;\n" +
	"\U0001d55c kopf;\n" +
	"\U0001d55d lopf;\n" +
	"\U0001d55e mopf;\n" +
	"\U0001d55f nopf;\n" +
	"\U0001d560 oopf;\n" +
	"\U0001d561 popf;\n" +
	"\U0001d562 qopf;\n" +
	"\U0001d563 ropf;\n" +
	"\U0001d564 sopf;\n" +
	"\U0001d565 topf;\n" +
	"\U0001d566 uopf;\n" +
	"\U0001d567 vopf;\n" +
	"\U0001d568 wopf;\n" +
	"\U0001d569 xopf;\n" +
	"\U0001d56a yopf;\n" +
	"\U0001d56b zopf;\n"
