using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;
using TrialNet.Reactor.Endpoints;
using TrialNet.Reactor.Tests.Support;
using TrialNet.Reactor.Tests.Tls;
using Descriptions = TrialNet.Reactor.Endpoints.Endpoints;

namespace TrialNet.Reactor.Tests.Endpoints;

/// <summary>Endpoints with paths for addresses.</summary>
public abstract class UnixEndpointTests(string kind) : TlsTest(kind)
{
    [SkippableFact]
    public void R_EP_01_and_04_A_described_path_is_listened_on_and_connected_to()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "with:colon");
        var client = new ScriptedProtocol { OnData = (_, _) => Subject.Stop() };
        Run(() => Descriptions.ParseServer(Subject, $"unix:{Descriptions.Quote(path)}:mode=600")
            .Listen(new ScriptedFactory(self => self.Transport.Write("hello"u8)))
            .AddCallback(_ =>
            {
                Assert.True(File.Exists(path));
                Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
                return Descriptions.ParseClient(Subject, $"unix:path={Descriptions.Quote(path)}:timeout=10").ConnectProtocol(client);
            }));
        Assert.Equal("hello", client.ReceivedText);
        Assert.False(File.Exists(path));
    }

    [SkippableFact]
    public void R_EP_01_and_04_A_path_that_is_nothing_or_in_use_is_a_failure()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "file");
        File.WriteAllText(path, "in use");
        var failures = new List<Exception>();
        Run(() =>
        {
            new UnixServerEndpoint(Subject, path).Listen(new ScriptedFactory(_ => { })).AddErrback(Note);
            new UnixClientEndpoint(Subject, Path.Combine(folder.Path, "nothing")).Connect(new ScriptedFactory(_ => { })).AddErrback(failure =>
            {
                Note(failure);
                Subject.Stop();
            });
        });
        Assert.IsType<CannotListenException>(failures[0]);
        Assert.IsAssignableFrom<ConnectException>(failures[1]);

        void Note(Failure failure) => failures.Add(failure.Value);
    }

    [SkippableFact]
    public void R_TLS_01_TLS_goes_over_a_path_too()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "tls");
        var server = new HandshakeProtocol
        {
            OnHandshake = transport =>
            {
                transport.Write("secret"u8);
                transport.LoseConnection();
            },
        };
        var client = new ScriptedProtocol();
        client.OnLost = (_, _) => When(() => server.Reason is not null, Subject.Stop);
        Run(() => new TlsServerEndpoint(new UnixServerEndpoint(Subject, path), ServerOptions)
            .Listen(new ScriptedFactory(_ => server))
            .AddCallback(_ => new TlsClientEndpoint(new UnixClientEndpoint(Subject, path), ClientOptions).ConnectProtocol(client)));
        Assert.Equal("secret", client.ReceivedText);
        Assert.IsType<ConnectionDoneException>(client.Reason!.Value);
        Assert.False(server.Tls is ITcpTransport);
    }

    [SkippableTheory]
    [InlineData("unix:/run/poems", "unix:/run/poems")]
    [InlineData("unix:@poems", "unix:@poems")]
    [InlineData("unix:./@poems", "unix:./@poems")]
    [InlineData("unix:path=poems:lockfile=1:mode=0777:backlog=3", "unix:poems")]
    public void R_EP_06_Descriptions(string description, string same) => Assert.Equal(same, Descriptions.ParseServer(Subject, description).ToString());

    [SkippableTheory]
    [InlineData("unix", "does not say its path")]
    [InlineData("unix:", "does not say its path")]
    [InlineData("unix:x:mode=888", "mode that is none, '888'")]
    [InlineData("unix:x:mode=", "mode that is none, ''")]
    [InlineData("unix:x:mode=77777777777777", "mode that is none")]
    [InlineData("unix:x:y", "argument too many: 'y'")]
    [InlineData("unix:x:mood=660", "unknown key mood")]
    public void R_EP_06_A_description_that_is_wrong_says_what_is(string description, string part) => Assert.Contains(
        part, Assert.Throws<FormatException>(() => Descriptions.ParseServer(Subject, description)).Message, StringComparison.Ordinal);

    [SkippableFact]
    public void Arguments_are_checked_when_an_endpoint_is_made()
    {
        Assert.Throws<ArgumentException>(() => new UnixServerEndpoint(Subject, string.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnixServerEndpoint(Subject, "x", backlog: -1));
        Assert.Throws<ArgumentNullException>(() => new UnixClientEndpoint(null!, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnixClientEndpoint(Subject, "x", TimeSpan.Zero));
    }

    public sealed class Epoll() : UnixEndpointTests("epoll");

    public sealed class Poll() : UnixEndpointTests("poll");

    public sealed class Completion() : UnixEndpointTests("completion");

    public sealed class Select() : UnixEndpointTests("select");
}
