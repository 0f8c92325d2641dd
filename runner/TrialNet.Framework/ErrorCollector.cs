namespace TrialNet.Framework;

/// <summary>Errors that were logged during a test and not yet flushed (T28). Threading: any thread.</summary>
internal sealed class ErrorCollector
{
    private readonly Lock _lock = new();
    private List<LoggedError>? _errors;

    internal void Add(LoggedError error)
    {
        lock (_lock)
        {
            (_errors ??= []).Add(error);
        }
    }

    /// <summary>Takes the errors of one of the types; all if none is given.</summary>
    internal List<LoggedError> Take(params ReadOnlySpan<Type> types)
    {
        var taken = new List<LoggedError>();
        lock (_lock)
        {
            if (_errors is null)
            {
                return taken;
            }

            var left = new List<LoggedError>();
            foreach (var error in _errors)
            {
                (types.IsEmpty || error.Failure.Check(types) is not null ? taken : left).Add(error);
            }

            _errors = left;
        }

        return taken;
    }
}
