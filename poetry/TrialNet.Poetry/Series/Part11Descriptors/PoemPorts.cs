using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Series.Part11Descriptors;

/// <summary>The ports of the server and its clients, from start to end.</summary>
internal sealed class PoemPorts
{
    private readonly ServerRun _run;
    private readonly List<PoemPort> _ports = [];
    private readonly HashSet<PoemConnection> _clients = [];
    private readonly Deferred<Unit> _allGone = new();
    private bool _isEnding;

    /// <summary>Binds the addresses.</summary>
    /// <exception cref="CommandLine.CommandException">One of them cannot be bound.</exception>
    public PoemPorts(ServerRun run)
    {
        _run = run;
        try
        {
            foreach (var site in run.Sites)
            {
                _ports.Add(new PoemPort(run, site, this));
            }
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Serves until the end.</summary>
    public void Run()
    {
        var reactor = _run.Reactor;
        reactor.AddSystemEventTrigger(SystemEventPhase.Before, SystemEvent.Shutdown, Finish);
        _run.WhenSignalled(() => reactor.CallFromThread(End));
        reactor.Run();
    }

    /// <summary>A client is there.</summary>
    public void Add(PoemConnection client) => _clients.Add(client);

    /// <summary>A client is gone.</summary>
    public void Remove(PoemConnection client)
    {
        _clients.Remove(client);
        if (_ports.Count == 0 && _clients.Count == 0)
        {
            _allGone.Callback(Unit.Value);
        }
    }

    private void End()
    {
        if (!_isEnding)
        {
            _isEnding = true;
            _run.Reactor.Stop();
        }
        else
        {
            AbortAll();
        }
    }

    // The reactor runs on until this Deferred fires.
    private Deferred<Unit> Finish()
    {
        Close();
        _run.TellWhoStays(_clients.Count);
        if (_clients.Count == 0)
        {
            return Deferred.Succeed();
        }

        var deadline = _run.Reactor.CallLater(_run.Drain, AbortAll);
        return _allGone.AddBoth(outcome =>
        {
            deadline.Release();
            return outcome;
        });
    }

    private void Close()
    {
        _ports.ForEach(static port => port.Close());
        _ports.Clear();
    }

    private void AbortAll()
    {
        foreach (var client in _clients.ToList())
        {
            client.Abort();
        }
    }
}
