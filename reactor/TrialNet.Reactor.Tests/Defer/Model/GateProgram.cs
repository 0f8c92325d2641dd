namespace TrialNet.Reactor.Tests.Defer.Model;

/// <summary>A random program on a lock or semaphore, that goes on inside the callbacks of whoever holds it.</summary>
internal sealed class GateProgram(IGate gate, Random random)
{
    private const int DeepestNesting = 12;
    private readonly List<string> _log = [];
    private int _requests;
    private int _depth;

    internal string Trace()
    {
        Steps(random.Next(3, 25));
        return string.Join('\n', _log);
    }

    private void Steps(int count)
    {
        if (_depth == DeepestNesting)
        {
            return;
        }

        _depth++;
        for (var i = 0; i < count; i++)
        {
            Step();
            _log.Add(gate.State);
        }

        _depth--;
    }

    private void Step()
    {
        var request = _requests;
        switch (random.Next(6))
        {
            case 0 or 1:
                _requests++;
                _log.Add($"acquire {request}");
                gate.Acquire(request, () => Inside($"holds {request}"), () => Inside($"cancelled {request}"));
                break;
            case 2:
                _requests++;
                var isLater = random.Next(2) == 0;
                _log.Add($"run {request}");
                gate.Run(
                    request,
                    () =>
                    {
                        Inside($"called {request}");
                        return isLater;
                    },
                    text => Inside($"{request} is {text}"));
                break;
            case 3:
                Release();
                break;
            case 4:
                WithOld("cancel", gate.Cancel);
                break;
            default:
                WithOld("finish", gate.Finish);
                break;
        }
    }

    private void WithOld(string verb, Action<int> action)
    {
        var request = random.Next(Math.Max(_requests, 1));
        _log.Add($"{verb} {request}");
        action(request);
    }

    private void Release()
    {
        try
        {
            _log.Add("release");
            gate.Release();
        }
        catch (InvalidOperationException)
        {
            _log.Add("not held");
        }
    }

    private void Inside(string text)
    {
        _log.Add(text);
        Steps(random.Next(3));
        _log.Add($"end of {text}");
    }
}
