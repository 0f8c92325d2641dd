using System.Globalization;
using System.Net;

namespace TrialNet.Poetry.Plugins;

/// <summary>A poem's file, and the port on which it is served, as people type them: <c>FILE</c> or <c>FILE:PORT</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Port">0 to 65535; 0 takes a free one.</param>
internal readonly record struct PoemAtPort(string File, int Port)
{
    /// <summary>Reads one.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="defaultPort">The port if none was.</param>
    /// <returns>The file and the port.</returns>
    /// <exception cref="ArgumentException">It makes no sense.</exception>
    public static PoemAtPort Parse(string text, int defaultPort)
    {
        // Digits after the last colon are a port; a colon before anything else belongs to the file's name.
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return new PoemAtPort(text, defaultPort);
        }

        return colon > 0 && port <= IPEndPoint.MaxPort
            ? new PoemAtPort(text[..colon], port)
            : throw new ArgumentException($"'{text}' is not FILE:PORT with a port from 0 to {IPEndPoint.MaxPort}");
    }
}
