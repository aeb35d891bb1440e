package dev.headgate.states.definition;

import dev.headgate.tree.Section;

/** The workflow that an inline Map state runs for each of its items. */
public record ItemProcessor(Workflow workflow) {

    static ItemProcessor read(Section fields) {
        checkConfig(fields.section("ProcessorConfig", ""));
        ItemProcessor processor = new ItemProcessor(Workflow.read(fields));
        Fields.refuseTheRest(fields);
        return processor;
    }

    private static void checkConfig(Section config) {
        if (!config.optional("Mode", Fields.STRING).orElse("INLINE").equals("INLINE")) {
            config.wrong("Mode", "only INLINE is supported");
        }
        Fields.refuseTheRest(config);
    }
}
