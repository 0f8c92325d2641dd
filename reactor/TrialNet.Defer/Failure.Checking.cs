namespace TrialNet.Defer;

/// <content>Asking for the type, as <c>catch</c> does.</content>
public sealed partial class Failure
{
    /// <summary>Tells which of the listed types the exception is (D-13.02).</summary>
    /// <remarks>A <see cref="RemoteException"/> is also what the names of its original types say.</remarks>
    /// <param name="types">Exception types, tried in order.</param>
    /// <returns>The first type that is the exception's own or a base of it; null if none is.</returns>
    public Type? Check(params ReadOnlySpan<Type> types)
    {
        foreach (var type in types)
        {
            if (type.IsInstanceOfType(Value) || (Value is RemoteException remote && remote.TypeNames.Contains(ExceptionTypes.NameOf(type))))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>Tells which of the listed types the exception is, by their names (D-13.02): for types that are not loaded here.</summary>
    /// <param name="names">Full names, or names without a namespace, of exception types; tried in order.</param>
    /// <returns>The first name that is that of the exception's own type or of a base class of it; null if none is.</returns>
    public string? Check(params ReadOnlySpan<string> names)
    {
        var own = ExceptionTypes.NamesOf(Value);
        foreach (var name in names)
        {
            if (own.Any(full => ExceptionTypes.IsNamed(full, name)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Tells whether the exception is of a type (D-13.02).</summary>
    /// <typeparam name="TException">The type asked for.</typeparam>
    /// <returns>The exception as that type; null if it is none.</returns>
    public TException? Check<TException>()
        where TException : Exception => Value as TException;

    /// <summary>Like <see cref="Check(ReadOnlySpan{Type})"/>, but throws the original exception if no type matches (D-13.03).</summary>
    /// <param name="types">Exception types, tried in order.</param>
    /// <returns>The first type that matched.</returns>
    public Type Trap(params ReadOnlySpan<Type> types)
    {
        var matched = Check(types);
        if (matched is null)
        {
            Throw();
        }

        return matched;
    }

    /// <summary>Like <see cref="Check(ReadOnlySpan{string})"/>, but throws the original exception if no name matches (D-13.03).</summary>
    /// <param name="names">Names of exception types, tried in order.</param>
    /// <returns>The first name that matched.</returns>
    public string Trap(params ReadOnlySpan<string> names)
    {
        var matched = Check(names);
        if (matched is null)
        {
            Throw();
        }

        return matched;
    }

    /// <summary>Like <see cref="Check{TException}"/>, but throws the original exception if it is of another type (D-13.03).</summary>
    /// <typeparam name="TException">The type asked for.</typeparam>
    /// <returns>The exception as that type.</returns>
    public TException Trap<TException>()
        where TException : Exception
    {
        var matched = Check<TException>();
        if (matched is null)
        {
            Throw();
        }

        return matched;
    }
}
