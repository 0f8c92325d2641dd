using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TrialNet.Fixtures;

namespace TrialNet.Twistd.Tests.Commands;

/// <summary>Poetry's services, as people start them.</summary>
public sealed partial class PoetryTests : TwistdTest
{
    // What .NET opens while it learns: an assembly has two.
    private const int SpareDescriptors = 8;

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

    /// <summary>
    /// Crowds of rude clients: polite ones are served as if nothing had been, and the service stops while others still come. The full tier
    /// does it for longer.
    /// </summary>
    [SkippableFact]
    public async Task A_storm_of_rude_clients_leaves_nothing_behind()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "descriptors are counted in /proc");
        var run = await StartUp("--plugins", Poetry, "fastpoetry", "--port", "0", "--poem", PathOf("tides"));
        var ready = ReadyLine().Match(run.Output);
        var tides = File.ReadAllBytes(PathOf("tides"));
        Assert.Equal(tides, await Fetch(ready));
        var before = Descriptors(run);

        using (var crowd = new RudeCrowd(IPEndPoint.Parse(ready.Groups[2].Value).Port, 16, ["GET / HTTP/1.0\r\n\r\n"u8.ToArray(), new byte[50_000]]))
        {
            for (var wave = 0; wave < (FullTier.IsOn ? 40 : 6); wave++)
            {
                crowd.Come(250);
                Assert.Equal(tides, await Fetch(ready));
            }
        }

        // Each fetch is a turn of the reactor at least: it has heard by then that the last of the crowd has left.
        for (var turn = 0; Descriptors(run) > before + SpareDescriptors; turn++)
        {
            Assert.True(turn < 1_000, $"{Descriptors(run)} descriptors, and {before} before");
            await Fetch(ready);
        }

        using var late = new RudeCrowd(IPEndPoint.Parse(ready.Groups[2].Value).Port, 17, [[1]]);
        late.Come(250);
        run.Signal(PosixSignal.Terminate);
        late.Come(250);
        late.Dispose();
        var result = (await run.WaitForExitAsync()).MustExitWith(0);
        Assert.Equal("", result.Error);
        Assert.DoesNotContain("Exception", result.Output, StringComparison.Ordinal);
    }

    private static int Descriptors(ProcessRun run) => Directory.GetFileSystemEntries($"/proc/{run.Id}/fd").Length;

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
