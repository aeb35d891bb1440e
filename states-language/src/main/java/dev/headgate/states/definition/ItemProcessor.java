package dev.headgate.states.definition;

/** The workflow that an inline Map state runs for each of its items. */
public record ItemProcessor(Workflow workflow) {

    static ItemProcessor read(Fields fields) {
        fields.object("ProcessorConfig").ifPresent(ItemProcessor::checkConfig);
        ItemProcessor processor = new ItemProcessor(Workflow.read(fields));
        fields.refuseTheRest();
        return processor;
    }

    private static void checkConfig(Fields config) {
        if (!config.string("Mode").orElse("INLINE").equals("INLINE")) {
            config.fault("Mode", "only INLINE is supported");
        }
        config.refuseTheRest();
    }
}
