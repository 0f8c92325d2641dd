using System.Globalization;

namespace TrialNet.Network.Benchmarks.Serving;

/// <summary>
/// One server: an echo and a poem port on the loopback. Prints <c>ready ECHO POEM</c>; answers each line on standard input with
/// that line and the bytes that it has allocated so far; ends with its input.
/// </summary>
internal static class ServeCommand
{
    private const int BadUsage = 5;

    /// <summary>As long as the longest of the poems that the series serves.</summary>
    public static readonly byte[] Poem = [.. Enumerable.Range(0, 3003).Select(index => (byte)(index % 61 == 60 ? '\n' : 'a' + (index % 26)))];

    private static readonly Dictionary<string, Func<Ports>> Kinds = new(StringComparer.Ordinal)
    {
        ["epoll"] = static () => TrialNetServer.Start("epoll"),
        ["poll"] = static () => TrialNetServer.Start("poll"),
        ["select"] = static () => TrialNetServer.Start("select"),
        ["completion"] = static () => TrialNetServer.Start("completion"),
        ["saea"] = SocketEventServer.Start,
        ["kestrel"] = KestrelServer.Start,
        ["dotnetty"] = DotNettyServer.Start,
    };

    public static int Run(string kind)
    {
        if (!Kinds.TryGetValue(kind, out var start))
        {
            Console.Error.WriteLine($"no server is called '{kind}'; there are: {string.Join(", ", Kinds.Keys)}");
            return BadUsage;
        }

        var ports = start();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ready {ports.Echo} {ports.Poem}"));
        Console.Out.Flush();
        while (Console.In.ReadLine() is { } line)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line} {GC.GetTotalAllocatedBytes(precise: true)}"));
            Console.Out.Flush();
        }

        return 0;
    }
}
