{{%AUTOESCAPE context="HTML"}}<div class="with-side">
{{>SIDE}}
<div class="content">
<div class="line"><h1>每月清单</h1><span class="dim">月初梳理提醒、月中查摆追踪、月末问责查办，每人一份，空的也留着</span></div>
<table class="tbl">
<thead><tr><th>哪个月</th><th>哪一段</th><th>给谁</th><th>管哪里</th><th>哪天出的</th><th>办件</th><th>函</th><th><span class="visually-hidden">打印</span></th></tr></thead>
<tbody>
{{#ROW}}<tr><td>{{MONTH}}</td><td><b>{{PHASE}}</b></td><td>{{TO}}</td><td>{{PLACE_OF_ROW}}</td><td class="mono">{{MADE}}</td><td class="mono">{{REQUESTS}}</td><td class="mono">{{LETTERS}}</td><td><a class="btn back small" href="/letters/months/{{SHEET}}" aria-label="打印 {{MONTH}}{{PHASE}} {{TO}}">打印</a></td></tr>{{/ROW}}
</tbody>
</table>
{{#NONE}}<p class="empty">还没有清单。定下谁管哪里以后，到月初、月中、月末自动出。</p>{{/NONE}}
</div>
</div>
