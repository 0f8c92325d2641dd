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
            if (_registrations.Count != _before.Count)
            {
                return false;
            }

            foreach (DictionaryEntry entry in _registrations)
            {
                if (!_before.TryGetValue((int)entry.Key, out var count) || count != CountOf(entry))
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
                foreach (DictionaryEntry entry in _registrations)
                {
                    counts[(int)entry.Key] = CountOf(entry);
                }
            }
        }

        return counts;
    }

    private static int CountOf(DictionaryEntry entry) => entry.Value is ICollection tokens ? tokens.Count : 1;
}
