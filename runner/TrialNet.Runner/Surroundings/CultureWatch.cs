using System.Globalization;

namespace TrialNet.Runner.Surroundings;

/// <summary>The cultures of new threads. That of a test's own thread goes with the test's flow and reaches no other one.</summary>
internal sealed class CultureWatch : IWatch
{
    private CultureInfo? _culture;
    private CultureInfo? _uiCulture;

    public void Mark() => (_culture, _uiCulture) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture);

    public void Find(List<string> found)
    {
        if (ReferenceEquals(CultureInfo.DefaultThreadCurrentCulture, _culture) && ReferenceEquals(CultureInfo.DefaultThreadCurrentUICulture, _uiCulture))
        {
            return;
        }

        found.Add(
            $"The test changed the culture of new threads to {Name(CultureInfo.DefaultThreadCurrentCulture)}, {Name(CultureInfo.DefaultThreadCurrentUICulture)} " +
            "for texts (place unknown): a cleanup that sets it back would have kept it. It has been set back.");
        CultureInfo.DefaultThreadCurrentCulture = _culture;
        CultureInfo.DefaultThreadCurrentUICulture = _uiCulture;
    }

    private static string Name(CultureInfo? culture) => culture switch
    {
        null => "the system's",
        { Name.Length: 0 } => "the invariant one",
        _ => culture.Name,
    };
}
