namespace TrialNet.Defer;

/// <summary>Names of exception types, as they travel between processes and as people ask for them (D-13.02, D-13.10).</summary>
internal static class ExceptionTypes
{
    /// <summary>The full name; that of the definition for a generic type, without its arguments.</summary>
    internal static string NameOf(Type type)
    {
        var named = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return named.FullName ?? named.Name;
    }

    /// <summary>The full names of an exception's type and of its base classes, up to <see cref="Exception"/>.</summary>
    internal static IReadOnlyList<string> NamesOf(Exception error)
    {
        if (error is RemoteException remote)
        {
            return remote.TypeNames;
        }

        var names = new List<string>();
        for (var type = error.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            names.Add(NameOf(type));
        }

        return names;
    }

    /// <summary>Whether a name is the full one, or the same without namespace and outer types.</summary>
    internal static bool IsNamed(string fullName, string name) =>
        fullName == name || (!string.IsNullOrEmpty(name) && fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..] == name);
}
