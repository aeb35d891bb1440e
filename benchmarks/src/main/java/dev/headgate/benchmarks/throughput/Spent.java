package dev.headgate.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntSupplier;

/**
 * What some deployments took.
 *
 * @param seconds of the clock on the wall
 * @param cpuSeconds of the thread that plays
 * @param processSeconds of all threads of this process: the collector's and the compiler's come to it
 * @param allocated bytes, by all threads
 */
record Spent(int deployments, double seconds, double cpuSeconds, double processSeconds, long allocated) {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** @param work says how many deployments it played */
    static Spent on(IntSupplier work) {
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long process = PROCESS.getProcessCpuTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long begun = System.nanoTime();
        int deployments = work.getAsInt();
        return new Spent(
                deployments,
                (System.nanoTime() - begun) / 1e9,
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9,
                (PROCESS.getProcessCpuTime() - process) / 1e9,
                THREADS.getTotalThreadAllocatedBytes() - allocated);
    }

    double perSecond() {
        return deployments / seconds;
    }

    double perCoreSecond() {
        return deployments / cpuSeconds;
    }

    double perProcessSecond() {
        return deployments / processSeconds;
    }

    double megabytesEach() {
        return allocated / 1e6 / deployments;
    }
}
