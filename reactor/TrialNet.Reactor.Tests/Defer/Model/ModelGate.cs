namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>Rules D-11.01 to D-11.06 in plain calls, as deep as they happen to nest.</summary>
internal sealed class ModelGate(int limit) : IGate
{
    private readonly List<(int Request, Action Serve, Action Cancelled)> _line = [];
    private readonly Dictionary<int, Action<string>> _running = [];
    private readonly HashSet<int> _runs = [];
    private readonly HashSet<int> _finished = [];
    private int _taken;

    public string State => $"{limit - _taken} free, {_line.Count} waiting";

    public void Acquire(int request, Action held, Action cancelled)
    {
        if (_taken == limit)
        {
            _line.Add((request, held, cancelled));
            return;
        }

        _taken++;
        held();
    }

    public void Run(int request, Func<bool> function, Action<string> result)
    {
        _runs.Add(request);
        Acquire(
            request,
            () =>
            {
                if (!function() || _finished.Contains(request))
                {
                    End(result, "ok");
                }
                else
                {
                    _running[request] = result;
                }
            },
            () => result("cancelled"));
    }

    public void Release()
    {
        if (_taken == 0)
        {
            throw new InvalidOperationException();
        }

        if (_line.Count == 0)
        {
            _taken--;
            return;
        }

        var next = _line[0];
        _line.RemoveAt(0);
        next.Serve();
    }

    public void Cancel(int request)
    {
        var place = _line.FindIndex(waiter => waiter.Request == request);
        if (place >= 0)
        {
            var waiter = _line[place];
            _line.RemoveAt(place);
            waiter.Cancelled();
        }
        else if (_running.Remove(request, out var result))
        {
            _finished.Add(request);
            End(result, "cancelled");
        }
    }

    public void Finish(int request)
    {
        if (_runs.Contains(request) && _finished.Add(request) && _running.Remove(request, out var result))
        {
            End(result, "ok");
        }
    }

    private void End(Action<string> result, string text)
    {
        try
        {
            Release();
        }
        catch (InvalidOperationException)
        {
            text = "not held";
        }

        result(text);
    }
}
