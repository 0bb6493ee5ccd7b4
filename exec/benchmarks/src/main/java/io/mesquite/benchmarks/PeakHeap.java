package io.mesquite.benchmarks;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The most bytes of heap that a JVM had in use: the sum of its pools' peaks, garbage included, and so rather too much than too little. */
final class PeakHeap {
    private PeakHeap() {}

    static long here() {
        try {
            return of(ManagementFactory.getPlatformMBeanServer());
        } catch (IOException e) {
            throw new IllegalStateException("this process's own beans can't be read", e);
        }
    }

    /** Of another process of this user. */
    static long of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
            machine.detach();
            try (JMXConnector connector = JMXConnectorFactory.connect(address)) {
                return of(connector.getMBeanServerConnection());
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " can't be asked for its heap", e);
        }
    }

    private static long of(MBeanServerConnection beans) throws IOException {
        return ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
