package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.crac.Core;
import org.crac.Resource;

/**
 * One running copy of a function. Lambda makes many of one snapshot, and whatever is in it would be in all of them: what acts
 * is made anew after each restore, so that copies have the classes in common, and no connection, credential, draw or reading.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Runtime hooks</a>
 */
final class FunctionCopy implements Resource {

    /** How Lambda starts the function. */
    private static final String TYPE = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private static final String BY_SNAPSHOT = "snap-start";

    private final Supplier<Entry> made;
    private final Priming priming;
    private Entry entry;

    /**
     * @param made what acts; each call makes another that shares nothing with the former
     * @param priming what happens once before the snapshot
     */
    FunctionCopy(Supplier<Entry> made, Priming priming) {
        this.made = made;
        this.priming = priming;
        entry = made.get();
    }

    /**
     * For a function that runs in Lambda; it has been primed when this returns, or will be just before the snapshot.
     *
     * @param function by the name of its class
     * @param entries what the function does, put together
     */
    static FunctionCopy inLambda(Class<?> function, Function<Wiring, Entry> entries) {
        Map<String, String> variables = System.getenv();
        Priming priming = Priming.of(function, entries, variables, System.out::println);
        FunctionCopy copy = new FunctionCopy(() -> entries.apply(Wiring.inLambda()), priming);
        // The context holds it weakly; the function holds it for as long as it runs.
        Core.getGlobalContext().register(copy);
        if (!BY_SNAPSHOT.equals(variables.get(TYPE))) {
            priming.within(Priming.AT_A_START);
        }
        return copy;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        priming.within(Priming.BEFORE_A_SNAPSHOT);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        entry = made.get();
    }

    void handle(InputStream in, OutputStream out, Context context) throws IOException {
        entry.handle(in, out, context);
    }
}
