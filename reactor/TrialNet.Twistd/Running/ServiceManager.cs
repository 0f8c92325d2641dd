using System.Globalization;
using System.Net.Sockets;
using System.Text;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Twistd.Running;

/// <summary>Tells a service manager, such as systemd, how the process fares, if it wants to know: messages to the socket NOTIFY_SOCKET.</summary>
internal sealed class ServiceManager : IDisposable
{
    private const string AddressVariable = "NOTIFY_SOCKET";
    private const string WatchdogVariable = "WATCHDOG_USEC";
    private const string WatchedVariable = "WATCHDOG_PID";

    private readonly Socket? _socket;
    private readonly TimeSpan? _watchdog;

    private ServiceManager(Socket? socket, TimeSpan? watchdog) => (_socket, _watchdog) = (socket, watchdog);

    /// <summary>Finds the service manager. What it left in the environment is taken out, since it is not for our children.</summary>
    /// <returns>The service manager; one that hears nothing where there is none.</returns>
    public static ServiceManager Find()
    {
        var (address, watchdog, watched) = (Take(AddressVariable), Take(WatchdogVariable), Take(WatchedVariable));
        if (address is not ['/' or '@', _, ..])
        {
            return new ServiceManager(null, null);
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(address[0] == '@' ? "\0" + address[1..] : address));
            return new ServiceManager(socket, ReadInterval(watchdog, watched));
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            // A manager that has gone cannot be told that it has.
            socket.Dispose();
            return new ServiceManager(null, null);
        }
    }

    /// <summary>The services are up.</summary>
    public void Ready() => Send(string.Create(CultureInfo.InvariantCulture, $"READY=1\nMAINPID={Environment.ProcessId}\nSTATUS=The services are up."));

    /// <summary>The services are being stopped.</summary>
    public void Stopping() => Send("STOPPING=1\nSTATUS=The services are being stopped.");

    /// <summary>Tells again and again, if that is wanted, that the reactor turns: one that is stuck tells nothing.</summary>
    /// <param name="reactor">The reactor, and the calling thread its own.</param>
    public void Watch(IReactorTime reactor)
    {
        if (_watchdog is not { } interval)
        {
            return;
        }

        Send("WATCHDOG=1");
        reactor.CallLater(interval, () => Watch(reactor));
    }

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private static string? Take(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, null);
        return value;
    }

    // Half of what it waits for. A daemon has another id than the process that the manager started, and names itself its main process.
    private static TimeSpan? ReadInterval(string? microseconds, string? watched) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var wait) && wait > 1
            && (watched is null || watched == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) || Daemons.StarterPipe.IsPresent)
            ? TimeSpan.FromMicroseconds(wait / 2)
            : null;

    private void Send(string state)
    {
        try
        {
            _socket?.Send(Encoding.UTF8.GetBytes(state));
        }
        catch (SocketException)
        {
            // As above.
        }
    }
}
