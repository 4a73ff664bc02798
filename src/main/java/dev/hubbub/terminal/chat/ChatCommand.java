package dev.hubbub.terminal.chat;

import dev.hubbub.client.ChatEvent.Person;
import dev.hubbub.client.Join;
import dev.hubbub.client.Target;
import dev.hubbub.client.Tls;
import dev.hubbub.client.Transport;
import dev.hubbub.error.Fault;
import dev.hubbub.error.Faults;
import dev.hubbub.error.HubbubException;
import dev.hubbub.message.Member;
import dev.hubbub.message.Room;
import dev.hubbub.message.UserId;
import dev.hubbub.terminal.Dialogue;
import dev.hubbub.terminal.ExitCode;
import dev.hubbub.terminal.GrpcAddress;
import dev.hubbub.terminal.Interrupt;
import dev.hubbub.terminal.Prompt;
import dev.hubbub.terminal.Screen;
import dev.hubbub.terminal.TokenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Joins a room, and talks there. */
@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        header = "Joins a room of a server, and talks there.",
        description = {
            "Lines that are typed are said; /help lists the commands. What is piped is said line by line, and the end"
                    + " of the input leaves.",
            ""
        })
public final class ChatCommand implements Callable<Integer> {

    private final Screen screen;
    private final Interrupt interrupt;
    private final ChatPorts ports;

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "Who you are; without spaces.")
    private String user = "";

    @Option(names = "--room", description = "Where to talk; ${DEFAULT-VALUE} if not given.", defaultValue = "lobby")
    private String room = "";

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            split = ",",
            description = {
                "The server's gRPC port, also as a URL; ${DEFAULT-VALUE} if not given.",
                "Several that share their rooms, with commas between: when one is lost, the next is dialled."
            },
            defaultValue = "localhost:9000")
    private List<String> targets = List.of();

    @Option(names = "--tls", description = "Encrypt the connection.")
    private boolean tls;

    @Option(names = "--trust", paramLabel = "FILE", description = "Certificates to trust, in PEM; implies --tls.")
    private @Nullable Path trust;

    @Mixin
    private TokenOption token = new TokenOption();

    @Option(names = "--json", description = "Write a JSON object a line for all that happens, and no prompt.")
    private boolean json;

    public ChatCommand(Screen screen, Interrupt interrupt, ChatPorts ports) {
        this.screen = screen;
        this.interrupt = interrupt;
        this.ports = ports;
    }

    @Override
    public Integer call() throws InterruptedException {
        Faults faults = new Faults().note("--user", UserId.flaw(user)).note("--room", Room.flaw(room));
        List<Target> servers = new ArrayList<>();
        for (String address : targets) {
            Target server = GrpcAddress.target(address);
            if (server == null) {
                faults.note("--target", "must be host:port or http://host:port, not \"" + address + "\"");
            } else {
                servers.add(withOptions(server));
            }
        }
        faults.throwIfAny();
        Prompt prompt = new Prompt("[" + user + "] > ", false, Typed::completion);
        try (Dialogue dialogue = ports.dialogues().open(prompt, json)) {
            return chat(dialogue, servers).code();
        } catch (HubbubException failure) {
            throw inOptions(failure);
        } finally {
            interrupt.forget();
        }
    }

    private ExitCode chat(Dialogue dialogue, List<Target> servers) throws InterruptedException {
        Member member = Member.of(user, "");
        ChatView view = json
                ? new JsonView(dialogue)
                : new TextView(dialogue, screen.colour(), ports.clock().getZone());
        Outgoing outgoing = new Outgoing(new Person(user, user), ports.mark(), ports.clock());
        Join join = new Join(Room.named(room), member, null);
        Conversation conversation = new Conversation(
                new Servers(servers.stream().map(ports.sessions()).toList()), join, view, outgoing);
        try (conversation;
                Chat chat = new Chat(conversation, dialogue, view, outgoing)) {
            begin(conversation);
            return chat.talk();
        } catch (InterruptedException stop) {
            HubbubException failure = conversation.failure();
            if (failure == null) {
                throw stop;
            }
            throw failure;
        }
    }

    /** Who waits for a line is woken when there is nobody to say it to any more. */
    private void begin(Conversation conversation) {
        Thread reader = Thread.currentThread();
        interrupt.stops(reader::interrupt);
        Runnable run = () -> {
            conversation.run();
            if (conversation.failure() != null) {
                reader.interrupt();
            }
        };
        Thread thread = new Thread(run, "chat");
        thread.setDaemon(true);
        thread.start();
    }

    private Target withOptions(Target server) {
        boolean encrypted = tls || trust != null || server.tls() != null;
        return new Target(Transport.GRPC, server.address(), encrypted ? new Tls(trust, true) : null, token.value());
    }

    /** The client's advice is in words of scenarios. */
    private static HubbubException inOptions(HubbubException failure) {
        List<Fault> faults = failure.faults().stream()
                .map(fault -> new Fault(inOptions(fault.field()), inOptions(fault.detail())))
                .toList();
        return faults.isEmpty()
                ? new HubbubException(failure.kind(), inOptions(String.valueOf(failure.getMessage())))
                : HubbubException.invalid(faults);
    }

    private static String inOptions(String advice) {
        return advice.replace("target.tls.trust", "--trust")
                .replace("target.tls", "--tls")
                .replace("target.token", "--token");
    }
}
