{{%AUTOESCAPE context="HTML"}}<nav class="side" aria-label="督办的列表">
{{#GROUP}}<h2>{{GROUP_TITLE}}</h2>
{{#LIST}}<a href="{{LIST_PATH}}"{{#LIST_ON}} class="on" aria-current="page"{{/LIST_ON}}><span>{{LIST_TITLE}}</span><span>{{LIST_COUNT}}</span></a>{{/LIST}}
{{/GROUP}}
</nav>
