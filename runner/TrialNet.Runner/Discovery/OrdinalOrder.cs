namespace TrialNet.Runner.Discovery;

/// <summary>
/// The order of <see cref="StringComparer.Ordinal"/>. The runtime compiles its own comparison only when it is first needed, without
/// optimising it: to sort ten thousand names takes several times as long by that. Threading: any thread.
/// </summary>
internal sealed class OrdinalOrder : IComparer<string>
{
    internal static readonly OrdinalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var length = Math.Min(x.Length, y.Length);
        for (var index = 0; index < length; index++)
        {
            if (x[index] != y[index])
            {
                return x[index] - y[index];
            }
        }

        return x.Length - y.Length;
    }
}
