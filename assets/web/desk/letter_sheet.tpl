{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body class="paper">
<article>
<h1>{{TITLE}}</h1>
<p>{{TO}}：</p>
<table class="sheet"><thead><tr><th>序</th><th>事项、编号</th><th>哪个村</th><th>到期日</th><th>办到哪一步</th></tr></thead>
<tbody>{{#ROW}}<tr><td>{{N}}</td><td>{{MATTER_NAME}}<br>{{REQUEST}}</td><td>{{PLACE_OF_ROW}}</td><td>{{DUE}}</td><td>{{STATUS}}</td></tr>{{/ROW}}</tbody></table>
{{#NO_REQUESTS}}<p>没有办件。</p>{{/NO_REQUESTS}}
{{#HAS_REST}}<p>{{REST}}</p>{{/HAS_REST}}
{{#LETTER}}<p>没有结果的函：{{NUMBER}}</p>{{/LETTER}}
<p class="sign">{{COUNTY}}　　　（盖章）<br>{{DAY}}</p>
</article>
</body>
</html>
