using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Poetry's services, as people start them.</summary>
public sealed partial class PoetryTests : TwistdTest
{
    private static readonly string Poetry = BuiltProject.Assembly("TrialNet.Poetry", "poetry");

    [Fact]
    public async Task Poems_are_served_each_on_its_port()
    {
        var run = await StartUp("--plugins", Poetry, "fastpoetry", "--port", "0", "--poem", PathOf("echo"), "--poem", PathOf("tides") + ":0");

        var ports = ReadyLine().Matches(run.Output);
        Assert.Equal(["echo.txt", "tides.txt"], ports.Select(static line => line.Groups[1].Value));
        Assert.Equal(File.ReadAllBytes(PathOf("echo")), await Fetch(ports[0]));
        Assert.Equal(File.ReadAllBytes(PathOf("tides")), await Fetch(ports[1]));
        run.Signal(PosixSignal.Terminate);
        (await run.WaitForExitAsync()).MustExitWith(0);
    }

    [SkippableFact]
    public async Task A_daemon_serves_poems()
    {
        var pid = await StartDaemon("--plugins", Poetry, "fastpoetry", "--port", "0", "--poem", PathOf("echo"));

        Assert.Equal(File.ReadAllBytes(PathOf("echo")), await Fetch(ReadyLine().Match(File.ReadAllText(LogFile))));
        using var daemon = Process.GetProcessById(pid);
        PosixSignal.Send(pid, PosixSignal.Terminate);
        await WaitForEnd(daemon);
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_poem_that_is_not_there_is_exit_code_1_before_a_port_is_opened()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var result = await Run("--nodaemon", "--plugins", Poetry, "fastpoetry", "--port", $"{port}", "--poem", "nowhere");

        Assert.StartsWith("twistd: fastpoetry cannot be started: the poem 'nowhere' cannot be read: ", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
        AssertComplains(2, "twistd: fastpoetry: there is no poem to serve: --poem FILE[:PORT]", await Run("--nodaemon", "--plugins", Poetry, "fastpoetry"));
    }

    [Fact]
    public async Task A_proxy_serves_the_poem_of_another_server()
    {
        var origin = await StartUp("--plugins", Poetry, "fastpoetry", "--port", "0", "--poem", PathOf("water"));
        var address = ReadyLine().Match(origin.Output).Groups[2].Value;

        var proxy = await StartUp("--plugins", Poetry, "--pidfile", "proxy.pid", "poetryproxy", "--port", "0", "--origin", address);

        var ready = ReadyLine().Match(proxy.Output);
        Assert.Equal($"proxy of {address}", ready.Groups[1].Value);
        Assert.Equal(File.ReadAllBytes(PathOf("water")), await Fetch(ready));
        origin.Signal(PosixSignal.Terminate);
        (await origin.WaitForExitAsync()).MustExitWith(0);
        Assert.Equal(File.ReadAllBytes(PathOf("water")), await Fetch(ready));
        proxy.Signal(PosixSignal.Terminate);
        (await proxy.WaitForExitAsync()).MustExitWith(0);
    }

    [Fact]
    public async Task A_proxy_needs_an_origin()
    {
        AssertComplains(
            2, "twistd: poetryproxy: --origin is missing: --origin [HOST:]PORT", await Run("--nodaemon", "--plugins", Poetry, "poetryproxy"));
    }

    private static string PathOf(string poem) => RepositoryRoot.Combine("fixtures", "poems", poem + ".txt");

    private static async Task<byte[]> Fetch(Match ready)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(ready.Groups[2].Value)).WaitAsync(Patience);
        var poem = new MemoryStream();
        await client.GetStream().CopyToAsync(poem).WaitAsync(Patience);
        return poem.ToArray();
    }

    [GeneratedRegex(@"Serving (.+) on (\S+)\.\n")]
    private static partial Regex ReadyLine();
}
