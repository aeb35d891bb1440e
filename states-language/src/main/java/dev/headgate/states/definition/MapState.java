package dev.headgate.states.definition;

import dev.headgate.states.expression.PayloadTemplate;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;

/** A state that runs one workflow for each item of an array. */
public record MapState(
        String name,
        Optional<PayloadTemplate> items,
        Optional<PayloadTemplate> itemSelector,
        Optional<PayloadTemplate> maxConcurrency,
        ItemProcessor itemProcessor,
        ErrorHandling errorHandling,
        Exit exit)
        implements State {

    /** How many iterations an inline Map runs at most at a time, and what a MaxConcurrency of 0 means. */
    public static final int MOST_CONCURRENT = 40;

    static MapState read(String name, Section fields) {
        return new MapState(
                name,
                Fields.template(fields, "Items"),
                Fields.template(fields, "ItemSelector"),
                Fields.integerTemplate(fields, "MaxConcurrency", 0, MOST_CONCURRENT),
                ItemProcessor.read(fields.requiredSection("ItemProcessor", "")),
                ErrorHandling.read(fields),
                Exit.read(fields));
    }

    @Override
    public List<Exit> exits() {
        return List.of(exit);
    }

    @Override
    public List<Workflow> workflows() {
        return List.of(itemProcessor.workflow());
    }
}
