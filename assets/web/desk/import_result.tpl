{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{{TITLE}}</title>
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body class="paper">
<nav class="not-printed" aria-label="这张单子"><a class="btn back" href="/import">← 回批量导入</a><b>导入了 {{COUNT}} 行。现在就打印，离开这页就看不到了。</b></nav>
<article class="once">
<p class="number">{{COUNTY}}　{{AT}}</p>
<h1>{{TITLE}}</h1>
<p>{{WORDS}}</p>
<table><thead><tr><th>{{NAME_TITLE}}</th><th>给谁</th><th>{{SECRET_TITLE}}</th></tr></thead>
<tbody>{{#ROW}}<tr><td>{{NAME}}</td><td>{{WHOSE}}</td><td class="mono">{{SECRET}}</td></tr>{{/ROW}}</tbody></table>
</article>
</body>
</html>
