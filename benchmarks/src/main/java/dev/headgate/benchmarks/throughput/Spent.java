package dev.headgate.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntSupplier;

/**
 * What some deployments took.
 *
 * @param seconds of the clock on the wall
 * @param cpuSeconds of all threads of this process, the collector's and the compiler's included
 * @param allocated bytes, by all threads
 */
record Spent(int deployments, double seconds, double cpuSeconds, long allocated) {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** @param work says how many deployments it played */
    static Spent on(IntSupplier work) {
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long cpu = PROCESS.getProcessCpuTime();
        long begun = System.nanoTime();
        int deployments = work.getAsInt();
        return new Spent(
                deployments,
                (System.nanoTime() - begun) / 1e9,
                (PROCESS.getProcessCpuTime() - cpu) / 1e9,
                THREADS.getTotalThreadAllocatedBytes() - allocated);
    }

    double perSecond() {
        return deployments / seconds;
    }

    double perCoreSecond() {
        return deployments / cpuSeconds;
    }

    double megabytesEach() {
        return allocated / 1e6 / deployments;
    }
}
