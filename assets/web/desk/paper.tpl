{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body class="paper">
<nav class="not-printed" aria-label="这张纸"><a class="btn back" href="{{BACK}}">← 返回</a><a class="btn go" href="{{PDF}}">下载PDF</a></nav>
<article>
<p class="number">{{NUMBER}}</p>
<h1>{{TITLE}}</h1>
{{#PARAGRAPH}}<p>{{TEXT}}</p>{{/PARAGRAPH}}
<table>{{#LINE}}<tr><th>{{LABEL}}</th><td>{{VALUE}}</td></tr>{{/LINE}}</table>
<p class="sign">{{SEAL}}<br>{{DAY}}</p>
{{#HAS_RECEIPT}}<p class="sign">{{RECEIPT}}</p>{{/HAS_RECEIPT}}
</article>
</body>
</html>
