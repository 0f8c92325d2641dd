using TrialNet.Fixtures;

namespace TrialNet.Network.Benchmarks.Measuring;

/// <summary>All servers of a run: each is up from its first use to the end of the run, and idle when another is loaded.</summary>
internal sealed class Servers(int core) : IDisposable
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private static readonly Dictionary<string, string?> InlineCompletions = new(StringComparer.Ordinal) { [Inline] = "1" };

    private readonly Dictionary<string, Server> _servers = new(StringComparer.Ordinal);

    /// <summary>One of our reactors.</summary>
    internal Server Reactor(string kind) => Find($"TrialNet {kind}", name => TrialNet.Reactor.Reactors.Find(kind) is { WhyUnavailable: null }
        ? Here(name, kind, kind == "completion")
        : new Server(name, null, $"the {kind} reactor does not run here"));

    internal Server SocketEvents(bool inline) => Find(inline ? "SAEA inline" : "SAEA", name => Here(name, "saea", inline));

    internal Server Kestrel(bool inline) => Find(inline ? "Kestrel inline" : "Kestrel", name => Here(name, "kestrel", inline));

    internal Server DotNetty() => Find("DotNetty", name => Here(name, "dotnetty", inline: false));

    internal Server C() => Find("C epoll", name => CompilePeer() is { } program
        ? Start(name, program, [])
        : new Server(name, null, "there is no gcc to compile it with"));

    internal Server Twisted(string kind) => Find($"Twisted {kind}", name => PythonPeer.Find() is { } python
        ? Start(name, python.Executable, [Peer("network_twisted.py"), kind])
        : new Server(name, null, "no python3 imports twisted (set TRIALNET_PYTHON to one that does)"));

    internal Server Asyncio() => Find("asyncio", name => Python(name, "asyncio"));

    internal Server Uvloop() => Find("uvloop", name => Python(name, "uvloop"));

    internal Server Node() => Find("Node", name => RequiredTool.FindAll("node").FirstOrDefault() is { } node
        ? Start(name, node, [Peer("network_node.js")])
        : new Server(name, null, "there is no node"));

    // Not the path of the process, which is another program's when this was started by one.
    private static string Itself =>
        Path.Combine(AppContext.BaseDirectory, typeof(Servers).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public void Dispose()
    {
        foreach (var server in _servers.Values)
        {
            server.Dispose();
        }
    }

    private static string Peer(string file) => RepositoryRoot.Combine("fixtures", "peers", file);

    private static string? CompilePeer()
    {
        if (RequiredTool.FindAll("gcc").FirstOrDefault() is not { } compiler)
        {
            return null;
        }

        var program = Path.Combine(AppContext.BaseDirectory, "network_bench");
        var result = ProcessRun.RunAsync(compiler, ["-O2", "-Wall", "-Werror", "-o", program, Peer("network_bench.c")]).GetAwaiter().GetResult();
        return result.ExitCode == 0 ? program : throw new InvalidOperationException($"the plain server does not compile: {result.Error}");
    }

    private Server Find(string name, Func<string, Server> start)
    {
        if (!_servers.TryGetValue(name, out var server))
        {
            _servers.Add(name, server = start(name));
        }

        return server;
    }

    private Server Here(string name, string kind, bool inline) =>
        new(name, () => ServerProcess.Start(name, core, Itself, ["serve", kind], inline ? InlineCompletions : null), null);

    private Server Start(string name, string file, IReadOnlyList<string> arguments) => new(name, () => ServerProcess.Start(name, core, file, arguments), null);

    private Server Python(string name, string module)
    {
        foreach (var python in RequiredTool.FindAll("python3").Append("/usr/bin/python3").Where(File.Exists))
        {
            if (ProcessRun.RunAsync(python, ["-c", $"import {module}"]).GetAwaiter().GetResult().ExitCode == 0)
            {
                return Start(name, python, [Peer("network_asyncio.py"), module]);
            }
        }

        return new Server(name, null, $"no python3 imports {module}");
    }
}
