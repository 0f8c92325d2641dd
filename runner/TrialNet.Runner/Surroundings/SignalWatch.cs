using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;

namespace TrialNet.Runner.Surroundings;

/// <summary>
/// Handlers of signals. .NET lets nobody list them, so the list is read where it keeps it; where it keeps it elsewhere, nothing is
/// seen. Console.CancelKeyPress is one of them.
/// </summary>
internal sealed class SignalWatch : IWatch
{
    private readonly IDictionary? _registrations =
        typeof(PosixSignalRegistration).GetField("s_registrations", BindingFlags.NonPublic | BindingFlags.Static)?.GetValue(null) as IDictionary;

    private Dictionary<int, int> _before = [];

    // The lists themselves, and how long they were: to go through the dictionary again makes garbage after each test.
    private (ICollection Tokens, int Count)[] _lists = [];

    public void Mark() => _before = Count();

    public void Find(List<string> found)
    {
        if (_registrations is null || IsUnchanged())
        {
            return;
        }

        var now = Count();
        foreach (var (signal, count) in now)
        {
            if (count > _before.GetValueOrDefault(signal))
            {
                found.Add(
                    $"The test left a handler of {Name(signal)} behind (place unknown): disposing of its PosixSignalRegistration, or removing it " +
                    "from Console.CancelKeyPress, would have taken it away.");
            }
        }

        _before = now;
    }

    // The numbers are the system's own; these are the same on every Unix.
    private static string Name(int signal) => signal switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        15 => "SIGTERM",
        _ when Enum.IsDefined((PosixSignal)signal) => ((PosixSignal)signal).ToString(),
        _ => $"signal {signal}",
    };

    private bool IsUnchanged()
    {
        lock (_registrations!)
        {
            if (_registrations.Count != _lists.Length)
            {
                return false;
            }

            // One that is used up has left the dictionary, and its list is empty.
            foreach (var (tokens, count) in _lists)
            {
                if (tokens.Count != count)
                {
                    return false;
                }
            }

            return true;
        }
    }

    private Dictionary<int, int> Count()
    {
        var counts = new Dictionary<int, int>();
        if (_registrations is not null)
        {
            lock (_registrations)
            {
                var lists = new List<(ICollection Tokens, int Count)>();
                foreach (DictionaryEntry entry in _registrations)
                {
                    // Something else than a list is taken for new each time, and counted anew.
                    var count = entry.Value is ICollection tokens ? tokens.Count : 1;
                    counts[(int)entry.Key] = count;
                    lists.Add((entry.Value as ICollection ?? Array.Empty<object>(), count));
                }

                _lists = [.. lists];
            }
        }

        return counts;
    }
}
