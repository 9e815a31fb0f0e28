{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body class="paper">
<article>
<p class="number">编号 {{NUMBER}}</p>
<h1>{{TITLE}}</h1>
<p>{{SENTENCE}}</p>
<table>{{#LINE}}<tr><th>{{LABEL}}</th><td>{{VALUE}}</td></tr>{{/LINE}}</table>
<p class="sign">{{COUNTY}}　　　（盖章）<br>{{DAY}}</p>
<p class="sign">申请人签收：＿＿＿＿＿＿＿＿　　＿＿年＿＿月＿＿日</p>
</article>
</body>
</html>
