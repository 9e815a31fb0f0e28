{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{{NUMBER}}</title>
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body class="paper">
<article>
<p class="number">{{NUMBER}}</p>
<h1>工作{{TITLE}}</h1>
<p>{{TO}}：</p>
<p class="indent">{{SENTENCE}}</p>
<table>{{#LINE}}<tr><th>{{LABEL}}</th><td>{{VALUE}}</td></tr>{{/LINE}}<tr><th>回复</th><td class="reply">{{ANSWER}}{{#ANSWERED}}　{{ANSWERED_BY}}　{{ANSWERED_ON}}{{/ANSWERED}}</td></tr></table>
<p class="sign">{{COUNTY}}　　　（盖章）<br>{{DAY}}</p>
{{#BLANK}}<p class="sign">回复人：＿＿＿＿＿＿＿＿　　＿＿年＿＿月＿＿日</p>{{/BLANK}}
</article>
</body>
</html>
