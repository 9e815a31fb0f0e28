{{%AUTOESCAPE context="HTML"}}<div class="content">
<div class="line">
<h1>统计</h1><span class="dim">{{PLACE_NAME}}　{{FROM}} 到 {{UNTIL}}</span>
<nav class="choices" aria-label="怎么分">{{#BY}}<a class="btn back small{{#BY_ON}} on{{/BY_ON}}" href="{{LINK}}"{{#BY_ON}} aria-current="true"{{/BY_ON}}>{{BY_TITLE}}</a>{{/BY}}</nav>
<a class="btn line-btn small" href="{{XLSX}}">下载Excel</a><a class="btn line-btn small" href="{{CSV}}">下载CSV</a>
</div>
<form class="filters" method="get" action="/stats">
<input type="hidden" name="by" value="{{BY_NAME}}">
<label for="from">从</label><input class="form-control day" id="from" name="from" type="date" value="{{FROM}}">
<label for="until">到</label><input class="form-control day" id="until" name="until" type="date" value="{{UNTIL}}">
<label for="town">乡镇</label>
<select class="form-control" id="town" name="town"><option value="">全部</option>{{#TOWN}}<option value="{{VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{CHOICE}}</option>{{/TOWN}}</select>
<button class="btn back">看</button>
</form>
<div class="tiles">
{{#TILE}}<a class="tile" href="{{LINK}}"><span><b>{{TILE_VALUE}}</b> {{TILE_WORDS}}</span></a>{{/TILE}}
</div>
{{#NONE}}<p class="empty">这段时间没有办件。</p>{{/NONE}}
<div class="stats">
{{#CHART}}<figure class="cd">
<figcaption>上：收件　下：办结（<svg class="swatch" aria-hidden="true" viewBox="0 0 20 12"><rect class="bar-in-time" x="1" y="1" width="18" height="10"/></svg> 按时　<svg class="swatch" aria-hidden="true" viewBox="0 0 20 12"><rect class="bar-late" x="1" y="1" width="18" height="10"/></svg> 超期　<svg class="swatch" aria-hidden="true" viewBox="0 0 20 12"><rect class="bar-no-limit" x="1" y="1" width="18" height="10"/></svg> 没有时限）</figcaption>
<svg class="chart" viewBox="0 0 500 {{HEIGHT}}" role="img" aria-label="收件和办结的条形图，数字都在旁边的表里">
{{#CHART_LINE}}<text class="label" x="142" y="{{LABEL_Y}}" text-anchor="end">{{LABEL}}</text>{{#BAR}}<rect class="bar-{{KIND}}" x="{{X}}" y="{{Y}}" width="{{WIDTH}}" height="13"/>{{/BAR}}<text x="{{RECEIVED_X}}" y="{{RECEIVED_Y}}">{{RECEIVED}}</text><text x="{{CLOSED_X}}" y="{{CLOSED_Y}}">{{CLOSED}}</text>{{/CHART_LINE}}
</svg>
{{#ONLY_PART}}<p class="dim">{{PART}}</p>{{/ONLY_PART}}
</figure>{{/CHART}}
<div>
<table class="tbl figures">
<thead><tr><th>{{FIRST_COLUMN}}</th><th>收件</th><th>办结</th><th>按时</th><th>超期</th><th>没有时限</th><th>按时办结率</th><th>评价</th><th>满意</th><th>满意率</th></tr></thead>
<tbody>
{{#LINE}}<tr><th scope="row">{{TITLE_OF_LINE}}</th>{{#FIGURE}}<td>{{#ZERO}}0{{/ZERO}}{{#SOME}}<a href="{{LINK}}" aria-label="{{WHAT}} {{COUNT}}">{{COUNT}}</a>{{/SOME}}</td>{{/FIGURE}}<td>{{ON_TIME}}</td>{{#RATINGS}}{{#FIGURE}}<td>{{#ZERO}}0{{/ZERO}}{{#SOME}}<a href="{{LINK}}" aria-label="{{WHAT}} {{COUNT}}">{{COUNT}}</a>{{/SOME}}</td>{{/FIGURE}}{{/RATINGS}}<td>{{SATISFIED}}</td></tr>{{/LINE}}
</tbody>
<tfoot>
{{#SUM}}<tr><th scope="row">{{TITLE_OF_LINE}}</th>{{#FIGURE}}<td>{{#ZERO}}0{{/ZERO}}{{#SOME}}<a href="{{LINK}}" aria-label="{{WHAT}} {{COUNT}}">{{COUNT}}</a>{{/SOME}}</td>{{/FIGURE}}<td>{{ON_TIME}}</td>{{#RATINGS}}{{#FIGURE}}<td>{{#ZERO}}0{{/ZERO}}{{#SOME}}<a href="{{LINK}}" aria-label="{{WHAT}} {{COUNT}}">{{COUNT}}</a>{{/SOME}}</td>{{/FIGURE}}{{/RATINGS}}<td>{{SATISFIED}}</td></tr>{{/SUM}}
</tfoot>
</table>
<p class="dim">按时办结率＝按时 ÷（按时＋超期）。没有时限的不算在内，不予受理和撤回的不算办结。满意率＝4–5 星 ÷ 给了的评价。</p>
</div>
</div>
</div>
