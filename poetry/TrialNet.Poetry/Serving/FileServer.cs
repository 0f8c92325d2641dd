using Microsoft.Extensions.Logging;
using TrialNet.Poetry.CommandLine;
using TrialNet.Poetry.Commands;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Serving;

/// <summary>Makes the servers of a service file, and those of them anew that have changed when it is read again.</summary>
/// <param name="file">The file.</param>
/// <param name="reactor">The reactor.</param>
/// <param name="log">Hears what has changed.</param>
internal sealed class FileServer(ServiceFile file, IReactor reactor, ILogger log)
{
    private IReadOnlyList<(ServiceEntry Entry, Service Service)> _current = [];

    /// <summary>Reads the file for the first time.</summary>
    /// <returns>What to serve.</returns>
    /// <exception cref="CommandException">It cannot be served.</exception>
    public IReadOnlyList<Service> Read()
    {
        _current = ReadAgain();
        return [.. _current.Select(static one => one.Service)];
    }

    /// <summary>Reads the file again, and has a server serve what is in it now. If that cannot be, nothing changes, and the log says why.</summary>
    public void Reload(Server server)
    {
        try
        {
            var next = ReadAgain();
            server.Serve([.. next.Select(static one => one.Service)]);
            var former = _current;
            _current = next;
            log.LogInformation("{File}: {Changes}.", file.Name, Describe(former, next));
        }
        catch (CommandException error)
        {
            log.LogError("Nothing has changed: {Reason}", error.Message);
        }
    }

    private List<(ServiceEntry Entry, Service Service)> ReadAgain() => file.Read().ToList().ConvertAll(entry =>
        _current.FirstOrDefault(one => one.Entry.Name == entry.Name) is { Entry: { } former } same && entry.ChangesSince(former).Count == 0
            ? same
            : (entry, MakeService(entry)));

    private Service MakeService(ServiceEntry entry)
    {
        try
        {
            return entry.Command.MakeService(entry.Name, reactor, entry.Arguments, log);
        }
        catch (CommandException error)
        {
            throw new CommandException($"{file.FullName}: servers.{entry.Name}: {error.Message}", error.ExitCode);
        }
    }

    private static string Describe(IReadOnlyList<(ServiceEntry Entry, Service Service)> former, IReadOnlyList<(ServiceEntry Entry, Service Service)> next)
    {
        var before = former.ToDictionary(static one => one.Entry.Name, static one => one.Entry, StringComparer.Ordinal);
        var known = next.Select(static one => one.Entry).Where(entry => before.ContainsKey(entry.Name)).ToList();
        var changed = known.Select(entry => (entry.Name, Fields: entry.ChangesSince(before[entry.Name]))).Where(static entry => entry.Fields.Count > 0).ToList();
        List<string> news = [.. changed.Select(static entry => $"{entry.Name} has changed ({string.Join(", ", entry.Fields)})")];
        news.AddRange(next.Select(static one => one.Entry.Name).Where(name => !before.ContainsKey(name)).Select(static name => $"{name} is new"));
        news.AddRange(before.Keys.Except(known.Select(static entry => entry.Name)).Select(static name => $"{name} is gone"));
        return news.Count == 0 ? "nothing has changed" : string.Join("; ", news);
    }
}
