{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}} — {{COUNTY}}业务台</title>
<link rel="stylesheet" href="/assets/bootstrap.css">
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body>
<svg class="sprite" aria-hidden="true">
<symbol id="lamp-bad" viewBox="0 0 48 48"><rect x="4" y="4" width="40" height="40" rx="7" fill="#B3190F" stroke="#1C1B19" stroke-width="3"/><path d="M15 15l18 18M33 15L15 33" stroke="#FFF" stroke-width="5" stroke-linecap="round"/></symbol>
<symbol id="lamp-warn" viewBox="0 0 48 48"><path d="M24 4L46 43H2z" fill="#F5B301" stroke="#1C1B19" stroke-width="3" stroke-linejoin="round"/><path d="M24 18v11M24 36v.5" stroke="#1C1B19" stroke-width="5" stroke-linecap="round"/></symbol>
<symbol id="lamp-ok" viewBox="0 0 48 48"><circle cx="24" cy="24" r="21" fill="#0B6B3F" stroke="#1C1B19" stroke-width="3"/><path d="M14 25l7 7 14-15" fill="none" stroke="#FFF" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="lamp-off" viewBox="0 0 48 48"><circle cx="24" cy="24" r="20" fill="none" stroke="#45423B" stroke-width="3"/><path d="M15 24h18" stroke="#45423B" stroke-width="5" stroke-linecap="round"/></symbol>
</svg>
<a class="skip" href="#main">跳到内容</a>
<header class="band">
<b class="place">便民　{{COUNTY}}业务台</b>
{{#SIGNED_IN}}
<nav aria-label="栏目">{{#TAB}}<a href="{{TAB_PATH}}"{{#TAB_ON}} class="on" aria-current="page"{{/TAB_ON}}>{{TAB_TITLE}}</a>{{/TAB}}</nav>
<div class="who"><span>{{WHO}}　{{PLACE}}　{{ROLE}}</span>
<form method="post" action="/signout"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="plain">退出</button></form></div>
{{/SIGNED_IN}}
</header>
<main id="main" tabindex="-1">
{{#SAID_GOOD}}<div class="said good" role="status"><svg class="lamp" aria-hidden="true"><use href="#lamp-ok"/></svg>{{SAID}}</div>{{/SAID_GOOD}}
{{#SAID_BAD}}<div class="said bad" role="alert"><svg class="lamp" aria-hidden="true"><use href="#lamp-bad"/></svg>{{SAID}}</div>{{/SAID_BAD}}
{{>CONTENT}}
</main>
</body>
</html>
