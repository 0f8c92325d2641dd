using System.Net;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Plugins;

/// <summary>The options that poetry's services have in common.</summary>
internal static class PluginOptions
{
    /// <summary>The port to listen on; that of the series unless said otherwise.</summary>
    public static ServiceOption Port { get; } = new("port", "port to listen on; 0 takes a free one", "10000", 'p', ValueName: "N");

    /// <summary>The address to listen on.</summary>
    public static ServiceOption Interface { get; } = new("iface", "numeric address to listen on, or localhost", "localhost", 'i', ValueName: "ADDRESS");

    /// <summary>How long clients may go on.</summary>
    public static ServiceOption Drain { get; } = new("drain", "how long clients may go on when the service is stopped", "5", ValueName: "SECONDS");

    /// <summary>Reads the value of an option that has a default.</summary>
    /// <typeparam name="T">What it means.</typeparam>
    /// <param name="options">What was given.</param>
    /// <param name="option">The option.</param>
    /// <param name="read">One of <see cref="OptionValues"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">It makes no sense.</exception>
    public static T Read<T>(ServiceOptions options, ServiceOption option, Func<string, T> read)
    {
        try
        {
            return read(options[option.Name] ?? throw new ArgumentException($"--{option.Name} is missing: --{option.Name} {option.ValueName}"));
        }
        catch (FormatException error)
        {
            throw new ArgumentException($"--{option.Name} {error.Message}", error);
        }
    }

    /// <summary>The address and the port that were asked for.</summary>
    /// <param name="options">What was given.</param>
    /// <returns>Both.</returns>
    /// <exception cref="ArgumentException">They make no sense.</exception>
    public static IPEndPoint Address(ServiceOptions options) =>
        new(Read(options, Interface, OptionValues.Interface), Read(options, Port, OptionValues.Port));
}
