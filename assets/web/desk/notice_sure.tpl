{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<h1>看一遍，再发布</h1>
<div class="cd"><h2>{{NOTICE_TITLE}}</h2><div class="bd words-kept">{{TEXT}}</div></div>
<dl class="dl"><dt>登在哪</dt><dd>{{PLACE_WORDS}}，{{TERMINALS}} 台终端</dd><dt>给谁看</dt><dd>{{FOR_WHOM}}</dd><dt>哪天到哪天</dt><dd>{{DAYS}}</dd></dl>
<form method="post" action="/notices/publish">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="title" value="{{NOTICE_TITLE}}"><input type="hidden" name="place" value="{{PLACE}}"><input type="hidden" name="audience" value="{{AUDIENCE}}"><input type="hidden" name="from" value="{{FROM}}"><input type="hidden" name="until" value="{{UNTIL}}">
<textarea class="visually-hidden" name="text" tabindex="-1" aria-hidden="true" readonly>{{TEXT}}</textarea>
<div class="act"><button class="btn go">发布</button><button class="btn back" formaction="/notices/new" name="again" value="1">回去改</button></div>
</form>
</section>
