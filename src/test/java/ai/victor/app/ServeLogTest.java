package ai.victor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is logged: a server's warnings, and of other commands nothing. The first logger settles that for a process, so each test has classes of its own. */
class ServeLogTest {
    private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private final String before = System.getProperty(LEVEL, "off");

    @BeforeEach
    void asMainDoes() {
        System.setProperty(LEVEL, "off");
    }

    @AfterEach
    void putBack() {
        System.setProperty(LEVEL, before);
    }

    @Test
    void aServerLogsWarnings() throws Exception {
        assertThat(warnsAfter("serve", "--host", "192.0.2.1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "sql", "model", "--help"})
    void otherCommandsLogNothing(String command) throws Exception {
        assertThat(warnsAfter(command)).isFalse();
    }

    /** Whether warnings are logged by the classes that ran a command. */
    private static boolean warnsAfter(String... command) throws Exception {
        try (var classes = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            var nowhere = new PrintStream(OutputStream.nullOutputStream());
            var type = classes.loadClass(Surroundings.class.getName());
            var make = type.getDeclaredConstructor(
                    PrintStream.class, PrintStream.class, boolean.class, boolean.class, Map.class, Clock.class);
            make.setAccessible(true);
            var surroundings = make.newInstance(nowhere, nowhere, false, false, Map.of(), Clock.systemUTC());
            var run = classes.loadClass(Victor.class.getName()).getDeclaredMethod("run", type, String[].class);
            run.setAccessible(true);
            run.invoke(null, surroundings, command);
            var logger = classes.loadClass("org.slf4j.LoggerFactory")
                    .getMethod("getLogger", String.class)
                    .invoke(null, "ai.victor");
            return (boolean) classes.loadClass("org.slf4j.Logger")
                    .getMethod("isWarnEnabled")
                    .invoke(logger);
        }
    }

    private static URL[] classPath() throws IOException {
        var urls = new ArrayList<URL>();
        for (var entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
