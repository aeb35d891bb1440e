package dev.headgate.simulator.installation;

import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** Eventual consistency: what Describe… and Get… answer may be seconds old, even after one's own write. */
final class OldReads implements SimulatedClients.ReadPath {

    private static final Set<String> READS = Set.of(
            "describeServices",
            "describeServiceDeployments",
            "describeServiceRevisions",
            "describeListeners",
            "describeRules",
            "describeTargetHealth",
            "getDeployment",
            "getDeploymentTarget",
            "getDeploymentGroup",
            "describeAlarms");

    private static final Duration TICK = Duration.ofSeconds(1);

    /** What nobody has asked for in this time is not kept any longer. */
    private static final Duration INTEREST = Duration.ofSeconds(40);

    private final Turbulence turbulence;
    private final EventLoop loop;
    private final Wire wire;
    private final RandomGenerator random;
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final IdentityHashMap<Object, Object> proxies = new IdentityHashMap<>();
    private boolean ticking;

    OldReads(Turbulence turbulence, EventLoop loop, Wire wire, RandomGenerator random) {
        this.turbulence = turbulence;
        this.loop = loop;
        this.wire = wire;
        this.random = random;
    }

    /** What one question was answered with, and when. */
    private record Seen(Instant at, Object reply) {}

    private static final class Memory {
        private final Supplier<Object> again;
        private final List<Seen> seen = new ArrayList<>();
        private Instant asked;

        Memory(Supplier<Object> again, Instant asked) {
            this.again = again;
            this.asked = asked;
        }
    }

    /** A client that goes to this one, and may see what was a few seconds ago. */
    @Override
    public <C> C of(Class<C> type, C client) {
        if (!turbulence.readsMayBeOld()) {
            return client;
        }
        return type.cast(proxies.computeIfAbsent(
                client, it -> Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Reader(it))));
    }

    private final class Reader implements InvocationHandler {
        private final Object client;

        Reader(Object client) {
            this.client = client;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (arguments == null || arguments.length != 1 || !(arguments[0] instanceof SdkRequest request)) {
                return method.isDefault() && arguments != null && arguments.length == 1
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : forward(method, arguments);
            }
            Object fresh = forward(method, arguments);
            if (fresh instanceof DescribeExecutionResponse described) {
                return unlessTooYoung(described);
            }
            return READS.contains(method.getName()) ? perhapsOlder(method, request, fresh) : fresh;
        }

        private DescribeExecutionResponse unlessTooYoung(DescribeExecutionResponse described) {
            if (described.startDate().plus(turbulence.executionLag()).isAfter(loop.instant())) {
                throw ExecutionDoesNotExistException.builder()
                        .message("Execution Does Not Exist: '" + described.executionArn() + "'")
                        .build();
            }
            return described;
        }

        private @Nullable Object perhapsOlder(Method method, SdkRequest request, @Nullable Object fresh) {
            String key = System.identityHashCode(client) + method.getName() + request;
            Memory memory = memories.computeIfAbsent(key, it -> new Memory(() -> quietly(method, request), now()));
            memory.asked = now();
            Optional<Object> older = random.nextDouble() < turbulence.staleReads() ? older(memory) : Optional.empty();
            remember(memory);
            tickLater();
            return older.isPresent() ? older.get() : fresh;
        }

        private Object quietly(Method method, SdkRequest request) {
            return wire.undisturbed(() -> {
                try {
                    return Optional.ofNullable(forward(method, new Object[] {request}))
                            .orElseThrow();
                } catch (RuntimeException | Error e) {
                    throw e;
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        private @Nullable Object forward(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }
    }

    private Optional<Object> older(Memory memory) {
        Instant asOf = now().minusMillis(random.nextLong(turbulence.staleness().toMillis() + 1));
        return memory.seen.stream()
                .filter(it -> !it.at().isAfter(asOf))
                .reduce((one, later) -> later)
                .map(Seen::reply);
    }

    private void remember(Memory memory) {
        try {
            Object reply = memory.again.get();
            if (memory.seen.isEmpty() || !memory.seen.getLast().reply().equals(reply)) {
                memory.seen.add(new Seen(now(), reply));
            }
        } catch (RuntimeException refused) {
            // What cannot be read at this time cannot be read later as it was at this time.
            memory.seen.removeIf(it -> it.at().equals(now()));
        }
    }

    private void tickLater() {
        if (!ticking) {
            ticking = true;
            loop.after(TICK, "replicas catch up", this::tick);
        }
    }

    private void tick() {
        ticking = false;
        memories.values().removeIf(it -> it.asked.plus(INTEREST).isBefore(now()));
        memories.values().forEach(this::remember);
        if (!memories.isEmpty()) {
            tickLater();
        }
    }

    private Instant now() {
        return loop.instant();
    }
}
