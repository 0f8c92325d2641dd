using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Application files: an assembly, or C# source.</summary>
public sealed class ApplicationTests : TwistdTest
{
    private const string Source = """
        using TrialNet.Reactor.Abstractions;
        using TrialNet.Reactor.Endpoints;
        using TrialNet.Reactor.Protocols;
        using TrialNet.Reactor.Services;

        public sealed class App : IApplicationMaker
        {
            public IService MakeApplication(IReactor reactor)
            {
                Console.WriteLine("made from source");
                var app = new MultiService();
                new ListenService(new TcpServerEndpoint(reactor, 0, networkInterface: "127.0.0.1"), new ProtocolFactory<Silent>()).SetServiceParent(app);
                return app;
            }

            private sealed class Silent : Protocol;
        }
        """;

    [Fact]
    public async Task An_assembly_with_one_application_is_run()
    {
        var run = await StartUp("--application", Plugin);

        Assert.Contains("starts TrialNet.Twistd.Tests with PID ", run.Output, StringComparison.Ordinal);
        await AssertEchoes(PortIn(run.Output));
        run.Signal(PosixSignal.Terminate);
        (await run.WaitForExitAsync()).MustExitWith(0);
    }

    [Fact]
    public async Task An_application_can_be_named()
    {
        await AssertEchoes(PortIn((await StartUp("--application", Plugin + "::EchoApplication")).Output));
    }

    [SkippableFact]
    public async Task An_application_can_be_a_daemon()
    {
        await StartDaemon("--application", Plugin);

        await AssertEchoes(PortIn(File.ReadAllText(LogFile)));
    }

    [Fact]
    public async Task What_is_no_application_is_exit_code_2()
    {
        var library = typeof(ProcessRun).Assembly.Location;
        File.WriteAllText(InFolder("text.dll"), "text");

        AssertComplains(2, "twistd: no such file: 'nowhere.dll'", await Run("--nodaemon", "--application", "nowhere.dll"));
        AssertComplains(2, "twistd: 'text.dll' is not an assembly", await Run("--nodaemon", "--application", "text.dll"));
        AssertComplains(2, $"twistd: there is no application 'TrialNet.Twistd.Tests.Makers.EkoApplication' in '{Plugin}'; nearest: 'TrialNet.Twistd.Tests.Makers.EchoApplication'", await Run("--nodaemon", "--application", Plugin + "::TrialNet.Twistd.Tests.Makers.EkoApplication"));
        AssertComplains(2, $"twistd: there is no public class in '{library}' that implements IApplicationMaker and can be made with new()", await Run("--nodaemon", "--application", library));
    }

    [SkippableFact]
    public async Task Source_is_compiled_once()
    {
        RequiredTool.OrSkip("dotnet");
        File.WriteAllText(InFolder("app.cs"), Source);

        for (var time = 0; time < 2; time++)
        {
            var run = StartWith(Cache(), "--file", "app.cs");
            await run.WaitForLineAsync(static line => line.EndsWith("the services are up", StringComparison.Ordinal));
            Assert.Contains("made from source\n", run.Output, StringComparison.Ordinal);
            Assert.Contains("starts app with PID ", run.Output, StringComparison.Ordinal);
            run.Signal(PosixSignal.Terminate);
            (await run.WaitForExitAsync()).MustExitWith(0);
        }

        Assert.Single(Directory.GetDirectories(InFolder("cache/twistd")));
    }

    [SkippableFact]
    public async Task Source_that_does_not_compile_is_exit_code_1()
    {
        RequiredTool.OrSkip("dotnet");
        File.WriteAllText(InFolder("app.cs"), Source.Replace("new MultiService()", "new MultiServise()", StringComparison.Ordinal));

        var result = await RunWith(Cache(), "--nodaemon", "--file", "app.cs");

        Assert.Equal(1, result.ExitCode);
        Assert.Matches(@"^twistd: 'app\.cs' cannot be compiled: .*app\.cs\(11,23\): error CS0246: .*MultiServise.*\n$", result.Error);
        Assert.Empty(Directory.GetDirectories(InFolder("cache/twistd")));
    }

    [Fact]
    public async Task Source_needs_an_SDK()
    {
        File.WriteAllText(InFolder("app.cs"), Source);
        var variables = Cache();
        variables["PATH"] = Folder;
        variables["DOTNET_HOST_PATH"] = null;

        AssertComplains(
            1,
            "twistd: a C# file needs the .NET SDK, which is not here: compile it elsewhere, and give its assembly to --application",
            await RunWith(variables, "--nodaemon", "--file", "app.cs"));
        AssertComplains(2, "twistd: no such file: 'nowhere.cs'", await Run("--nodaemon", "--file", "nowhere.cs"));
    }

    private Dictionary<string, string?> Cache() => new() { ["XDG_CACHE_HOME"] = InFolder("cache") };
}
