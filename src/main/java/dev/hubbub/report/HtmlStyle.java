package dev.hubbub.report;

/** The page's style sheet. Has neither {@code <}, {@code >} nor {@code &}: the writer would escape them. */
final class HtmlStyle {

    private HtmlStyle() {}

    static String css() {
        return Palette.css() + PAGE + BANNER + PARTS + CHARTS + NARROW_AND_PRINT;
    }

    private static final String PAGE =
            """
            *{box-sizing:border-box}
            html{font-size:clamp(15px,11px + .34vw,25px);-webkit-text-size-adjust:100%;scroll-behavior:smooth}
            body{margin:0;background:var(--page);color:var(--ink);line-height:1.5;font-variant-numeric:tabular-nums;
              font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif}
            code,pre,.name{font-family:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
              font-size:.92em}
            .name,.why,.fact dd,.reason{overflow-wrap:anywhere}
            h1,h2,h3{line-height:1.2;margin:0}
            h2{font-size:1.3rem;letter-spacing:-.01em;margin-bottom:.7rem}
            h3{font-size:1rem}
            p{margin:.4rem 0 0;max-width:75ch}
            a{color:var(--link)}
            .inner{max-width:108rem;margin:0 auto;padding:0 clamp(.9rem,2.5vw,2.5rem)}
            nav .inner{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding-top:.7rem;padding-bottom:.7rem}
            nav{background:var(--card);border-bottom:1px solid var(--rule);font-size:.9rem}
            nav a{text-decoration:none}
            nav a:hover{text-decoration:underline}
            section{margin-top:2.4rem;scroll-margin-top:1rem}
            section .lead{color:var(--muted);margin:-.4rem 0 .9rem}
            footer{margin-top:3rem;padding:1.2rem 0 2rem;border-top:1px solid var(--rule);color:var(--muted);
              font-size:.88rem}
            """;

    private static final String BANNER =
            """
            header{border-top:.4rem solid var(--tone);background:var(--soft);color:var(--ink)}
            header .inner{padding-top:1.6rem;padding-bottom:1.6rem}
            .PASS{--tone:var(--good);--soft:var(--good-soft)}
            .FAIL{--tone:var(--bad);--soft:var(--bad-soft)}
            .INVALID,.INTERRUPTED{--tone:var(--doubt);--soft:var(--doubt-soft)}
            .title{display:flex;flex-wrap:wrap;align-items:center;gap:.6rem 1.1rem}
            .verdict{background:var(--tone);color:var(--card);font-weight:800;font-size:1.35rem;letter-spacing:.06em;
              padding:.2rem .9rem;border-radius:.45rem}
            h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.3rem);letter-spacing:-.02em;overflow-wrap:anywhere;min-width:0}
            .run{color:var(--muted);margin-top:.5rem}
            .why{margin:1rem 0 0;padding-left:1.2rem;color:var(--tone);font-weight:600;max-width:110ch}
            .warn{margin:1rem 0 0;padding:.6rem 1rem;list-style:none;border-left:.25rem solid var(--doubt);
              background:var(--card);border-radius:0 .4rem .4rem 0;max-width:110ch;overflow-wrap:anywhere}
            .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;margin:1.4rem 0 0}
            .tile{background:var(--card);border:1px solid var(--rule);border-radius:.6rem;padding:.7rem 1rem}
            .tile dt{color:var(--muted);font-size:.85rem}
            .tile dd{margin:.1rem 0 0;font-size:1.4rem;font-weight:700;letter-spacing:-.02em;white-space:nowrap}
            .tile dd.bad{color:var(--bad)}
            """;

    private static final String PARTS =
            """
            .card,.chart{background:var(--card);border:1px solid var(--rule);border-radius:.6rem}
            .card{padding:1rem 1.2rem;max-width:none}
            .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,34rem),1fr));gap:1rem;
              margin-top:.9rem}
            .pair.top{align-items:start}
            .pair.wide{grid-template-columns:repeat(auto-fit,minmax(min(100%,46rem),1fr))}
            .pair .scroll,.pair .chart,.pair .card{margin-top:0}
            .pair div{min-width:0}
            .pair.wide{gap:1.6rem 1rem}
            .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--rule);border-radius:.6rem;
              margin-top:.9rem}
            .pair h3+.scroll{margin-top:.5rem}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.42rem .9rem;vertical-align:top;border-top:1px solid var(--rule)}
            thead th{border-top:0;color:var(--muted);font-weight:600;font-size:.86rem;white-space:nowrap}
            .n{text-align:right;white-space:nowrap}
            td.name{white-space:nowrap}
            td.reason{white-space:normal;min-width:14rem}
            .meaning{color:var(--muted);min-width:16rem}
            td.good,.mark.good{color:var(--good)}
            td.bad,.mark.bad{color:var(--bad);font-weight:700}
            .mark{font-weight:800;white-space:nowrap}
            td.below{padding-left:2.2rem;color:var(--muted)}
            .fact{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));gap:.9rem 1.6rem;
              margin:0}
            .fact div{border-top:1px solid var(--rule);padding-top:.5rem}
            .fact dt{color:var(--muted);font-size:.86rem}
            .fact dd{margin:0;font-weight:600}
            .fact dd.meaning{font-weight:400;font-size:.86rem;min-width:0}
            summary{cursor:pointer;font-weight:700;padding:.9rem 0 .4rem}
            pre{margin:0;padding:1rem 1.2rem;overflow-x:auto;background:var(--sunk);border:1px solid var(--rule);
              border-radius:.6rem;line-height:1.45}
            """;

    private static final String CHARTS =
            """
            .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1rem}
            .chart{margin:0;padding:.9rem 1.9rem 2.1rem 1rem;min-width:0}
            .chart figcaption{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline;margin-bottom:.6rem}
            .note,.key{color:var(--muted);font-size:.86rem}
            .key{display:flex;flex-wrap:wrap;gap:0 .9rem;margin-left:auto}
            .key i{display:inline-block;width:1rem;height:.22rem;border-radius:.2rem;margin-right:.35rem;
              vertical-align:.22em;background:var(--c)}
            .s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}
            .lane{position:relative;height:1.25rem;margin-left:4.6rem}
            .lane span{position:absolute;top:0;height:1.1rem;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;
              padding:0 .35rem;font-size:.74rem;line-height:1.1rem;color:var(--muted);background:var(--band-even);
              border-left:2px solid var(--rule)}
            .lane .warmup{background:var(--band-warmup)}
            .plot{position:relative;height:clamp(10rem,16vw,15rem);margin-left:4.6rem}
            .plot svg{display:block;width:100%;height:100%;overflow:visible}
            .plot span{position:absolute;font-size:.76rem;color:var(--muted);white-space:nowrap;line-height:1}
            .plot .y{right:calc(100% + .45rem);transform:translateY(50%)}
            .plot .x{top:calc(100% + .5rem);transform:translateX(-50%)}
            .grid{stroke:var(--grid);fill:none}
            .line{stroke:var(--c);fill:none;stroke-width:1.6;stroke-linejoin:round;stroke-linecap:round}
            .area{fill:var(--c);opacity:.13}
            .band.even{fill:var(--band-even)}.band.odd{fill:var(--band-odd)}.band.warmup{fill:var(--band-warmup)}
            .band{opacity:.75}
            .zones rect{fill:var(--ink);opacity:0}
            .zones rect:hover{opacity:.08}
            .spread{display:grid;grid-template-columns:max-content 1fr max-content;grid-auto-flow:dense;
              gap:.7rem 1.4rem;align-items:center;margin-top:1.2rem}
            .spread .values{grid-column:3;color:var(--muted);font-size:.86rem;text-align:right}
            .spread svg{display:block;grid-column:2;width:100%;height:1.6rem;overflow:visible}
            .spread .scale{position:relative;height:1.4rem;grid-column:2;font-size:.76rem;color:var(--muted)}
            .spread .scale span{position:absolute;transform:translateX(-50%);white-space:nowrap}
            .whisker{stroke:var(--s1);fill:none;stroke-width:1.4}
            .box{fill:var(--s1);opacity:.3}
            .median{stroke:var(--s1);stroke-width:3}
            .tail{stroke:var(--s2);stroke-width:3}
            """;

    private static final String NARROW_AND_PRINT =
            """
            @media (max-width:1580px){.charts .chart:last-child:nth-child(odd){grid-column:1 / -1}}
            @media (max-width:40rem){
              td.name{white-space:normal;min-width:6.5rem}
              .tiles{grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:.6rem}
              .tile{padding:.5rem .8rem}
              .tile dd{font-size:1.2rem}
              [aria-label="Thresholds"] thead{display:none}
              [aria-label="Thresholds"] tr{display:grid;grid-template-columns:auto 1fr auto;
                border-top:1px solid var(--rule)}
              [aria-label="Thresholds"] tr td{border-top:0}
              [aria-label="Thresholds"] td:nth-child(2){grid-column:1 / -1;order:-1;padding-bottom:0}
              [aria-label="Delivery ledger"] thead th:last-child{display:none}
              [aria-label="Delivery ledger"] tr{display:grid;grid-template-columns:1fr auto 7.4rem}
              [aria-label="Delivery ledger"] .meaning{grid-column:1 / -1;border-top:0;padding-top:0;font-size:.86rem}
              .plot .odd{display:none}
              .plot,.lane{margin-left:3.9rem}
              .chart{padding-left:.6rem;padding-right:1.5rem}
              th,td{padding:.4rem .7rem}
              .spread{grid-template-columns:1fr max-content;gap:.15rem}
              .spread .values{grid-column:2}
              .spread svg,.spread .scale{grid-column:1 / 3}
              .spread svg{margin-bottom:.5rem}
            }
            @media print{
              @page{margin:12mm}
              html{font-size:10.5px}
              body{background:#fff}
              nav{display:none}
              header,.verdict,.tile,.band,.key i,.lane span,.box,.area{-webkit-print-color-adjust:exact;
                print-color-adjust:exact}
              section{margin-top:1.4rem}
              .chart,.card,.tile,tr,.fact div{break-inside:avoid}
              h2,h3,.lead{break-after:avoid}
              .scroll,pre{overflow:visible}
              pre{white-space:pre-wrap;overflow-wrap:anywhere}
              .charts,.pair{grid-template-columns:1fr 1fr}
              .pair.wide{grid-template-columns:1fr}
              .plot{height:9rem}
            }
            """;
}
