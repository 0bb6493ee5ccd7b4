package io.mesquite.mesos.executor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent tells an executor in its environment.
 *
 * @param agent {@code host:port}
 * @param sandbox the folder that the executor may write to
 * @param recoveryTimeout for which to look for a restarting agent; empty where a lost agent means the end
 * @param backOff the longest wait between two attempts to subscribe
 * @param token to log in at the agent with; secret
 */
public record ExecutorEnvironment(
        String frameworkId,
        String executorId,
        String agent,
        String sandbox,
        Optional<Duration> recoveryTimeout,
        Duration backOff,
        Optional<String> token) {
    /** The variable that holds the token; whoever starts the process takes it out of the environment. */
    public static final String TOKEN = "MESOS_EXECUTOR_AUTHENTICATION_TOKEN";

    private static final Pattern DURATION = Pattern.compile("([0-9.]+)(ns|us|ms|secs|mins|hrs|days|weeks)");

    /** @throws IllegalArgumentException with a message for people, when this is no environment of an executor */
    public static ExecutorEnvironment of(Map<String, String> variables) {
        boolean checkpoint = "1".equals(variables.get("MESOS_CHECKPOINT"));
        return new ExecutorEnvironment(
                required(variables, "MESOS_FRAMEWORK_ID"),
                required(variables, "MESOS_EXECUTOR_ID"),
                required(variables, "MESOS_AGENT_ENDPOINT"),
                variables.getOrDefault("MESOS_SANDBOX", "."),
                checkpoint
                        ? Optional.of(duration(variables.getOrDefault("MESOS_RECOVERY_TIMEOUT", "15mins")))
                        : Optional.empty(),
                duration(variables.getOrDefault("MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs")),
                Optional.ofNullable(variables.get(TOKEN)).filter(token -> !token.isBlank()));
    }

    /** The agent's address without its port. */
    public String agentHost() {
        return agent.substring(0, agent.lastIndexOf(':'));
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "The environment lacks " + name + "; this program is started by Mesos agents only");
        }
        return value;
    }

    /** Reads a duration as Mesos writes it, such as {@code 15mins}. */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as 15mins");
        }
        double seconds =
                switch (matcher.group(2)) {
                    case "ns" -> 1e-9;
                    case "us" -> 1e-6;
                    case "ms" -> 1e-3;
                    case "secs" -> 1;
                    case "mins" -> 60;
                    case "hrs" -> 3600;
                    case "days" -> 86_400;
                    default -> 604_800;
                };
        return Duration.ofNanos((long) (Double.parseDouble(matcher.group(1)) * seconds * 1e9));
    }
}
