{{%AUTOESCAPE context="HTML"}}<section class="narrow wide-form">
<p><a class="btn back small" href="/terminals">← 回终端</a></p>
<div class="line"><h1>{{NAME}}</h1><span class="ld {{LAMP}}"><svg class="lamp" aria-hidden="true"><use href="#lamp-{{LAMP}}"/></svg>{{LAMP_WORDS}}</span></div>
<p>{{PLACE_WORDS}}</p>
<dl class="dl wide">{{#LINE}}<dt>{{LABEL}}</dt><dd>{{WORDS}}</dd>{{/LINE}}</dl>
{{#NO_REPORT}}<div class="now">它还没报过打印机、存储和版本。连上网一小时内会报一次。</div>{{/NO_REPORT}}
<div class="cd"><h2>能登录的村干部</h2><div class="bd">
{{#CADRE}}<p>{{CADRE_NAME}}　<span class="dim">{{POST}}</span></p>{{/CADRE}}
{{#NO_CADRES}}<p>县里还没给它加账号。</p>{{/NO_CADRES}}
{{#CAN_CADRES}}<p><a class="btn line-btn small" href="{{CADRES}}">管账号</a></p>{{/CAN_CADRES}}
</div></div>
{{#CAN_WRITE}}<form method="post" action="/terminals/message">
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="form" value="{{FORM_ID}}"><input type="hidden" name="name" value="{{NAME}}">
<label for="text">给这台终端的村干部捎句话（群众看不到）</label><textarea class="form-control" id="text" name="text" rows="3" maxlength="200" required>{{TEXT}}</textarea>
<div class="act"><button class="btn go">发过去</button></div>
</form>{{/CAN_WRITE}}
</section>
