{{%AUTOESCAPE context="HTML"}}<section class="narrow">
<p><a class="btn back small" href="/requests/{{ID}}">← 回这件</a></p>
<h1>显示{{LABEL}}</h1>
<p>{{MATTER_NAME}}　<span class="mono dim">{{ID}}</span></p>
{{#SHOWN}}<p class="shown mono">{{VALUE}}</p><p class="dim">看过的记录留下了。看完就回去。</p>{{/SHOWN}}
{{#ASK}}<p class="mono">{{MASKED}}</p>
<form method="post" action="/requests/{{ID}}/reveal/{{FIELD_ID}}">
<input type="hidden" name="csrf" value="{{CSRF}}">
<label for="reason">为什么要看（会留下记录）</label>
<input class="form-control" id="reason" name="reason" maxlength="100" required autofocus>
<button class="btn go">显示</button>
</form>{{/ASK}}
</section>
