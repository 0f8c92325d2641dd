using TrialNet.Reactor.Abstractions;

namespace TrialNet.Reactor.Endpoints;

/// <summary><c>unix:PATH:mode=OCTAL:lockfile=1:backlog=NUMBER</c> and <c>unix:PATH:timeout=SECONDS</c>.</summary>
/// <remarks>A path that begins with <c>@</c> is an abstract name of Linux; a file of such a name is <c>./@name</c>.</remarks>
internal sealed class UnixEndpointParser : IServerEndpointParser, IClientEndpointParser
{
    private const int HighestMode = 0x1FF;

    public IReadOnlyCollection<string> Types => ["unix"];

    IServerEndpoint IServerEndpointParser.Parse(IReactor reactor, EndpointDescription description)
    {
        description.Allow(1, "path", "mode", "lockfile", "backlog");
        return new UnixServerEndpoint(
            reactor, PathOf(description), description.FindNumber("backlog", 0), ModeOf(description), description.FindNumber("lockfile", 0) != 0);
    }

    IClientEndpoint IClientEndpointParser.Parse(IReactor reactor, EndpointDescription description)
    {
        description.Allow(1, "path", "timeout");
        return new UnixClientEndpoint(reactor, PathOf(description), description.FindSeconds("timeout"));
    }

    /// <summary>A path as a description has it.</summary>
    internal static string ToText(string path) => Endpoints.Quote(path[0] == '\0' ? $"@{path[1..]}" : path[0] == '@' ? $"./{path}" : path);

    private static string PathOf(EndpointDescription description)
    {
        var path = description.Require("path", 0);
        return path[0] == '@' ? $"\0{path[1..]}" : path;
    }

    private static UnixFileMode? ModeOf(EndpointDescription description)
    {
        if (description.Find("mode") is not { } text)
        {
            return null;
        }

        var mode = 0;
        foreach (var digit in text)
        {
            mode = digit is >= '0' and <= '7' && mode <= HighestMode ? (mode * 8) + digit - '0' : HighestMode + 1;
        }

        return text.Length > 0 && mode <= HighestMode
            ? (UnixFileMode)mode
            : throw new FormatException($"The endpoint '{description}' has a mode that is none, '{text}': it is written like 660.");
    }
}
