using System.Net;
using System.Net.Security;
using TrialNet.Poetry.CommandLine;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Commands;

/// <summary>An address that a server listens on.</summary>
/// <param name="Tcp">The address of TCP; null if there is a path.</param>
/// <param name="Path">The path of a UNIX socket, with a zero before an abstract name; null for TCP.</param>
/// <param name="Tls">How to encrypt; null if not at all.</param>
internal sealed record ListenAddress(IPEndPoint? Tcp, string? Path = null, SslServerAuthenticationOptions? Tls = null)
{
    /// <summary>Binds it. TLS, if there is to be any, is the factory's business.</summary>
    /// <exception cref="CommandException">It cannot be bound.</exception>
    public IListeningPort Listen(IReactor reactor, IProtocolFactory factory)
    {
        try
        {
            if (Path is not null)
            {
                return reactor.ListenUnix(Path, factory, wantsLockFile: Path[0] != '\0');
            }

            var host = Tcp!.Address.ToString();
            return Tls is null || reactor is IReactorTls
                ? reactor.ListenTcp(Tcp.Port, factory, networkInterface: host)
                : throw CommandException.Failed($"the {reactor.Name} reactor has no TLS");
        }
        catch (CannotListenException error)
        {
            // What the reactor says of a path is better than what the system says.
            throw CommandException.Failed(Path is null ? $"cannot listen on {this}: {OneLine.Of(error.InnerException ?? error)}" : "c" + OneLine.Of(error)[1..]);
        }
        catch (CapabilityMissingException error)
        {
            throw CommandException.Failed(OneLine.Of(error));
        }
    }

    /// <summary>The address as the ready line has it, with the port that was really bound.</summary>
    public string Describe(IListeningPort port) => (Path, Tls) switch
    {
        (not null, _) => ToString(),
        (_, null) => port.GetHost().ToString()!,
        _ => $"{port.GetHost()} (TLS)",
    };

    /// <inheritdoc/>
    public override string ToString() => Path is null ? Tcp!.ToString() : "unix:" + Path.Replace('\0', '@');
}
