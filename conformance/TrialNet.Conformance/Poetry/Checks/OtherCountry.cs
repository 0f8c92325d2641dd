using System.Globalization;

namespace TrialNet.Conformance.Poetry.Checks;

/// <summary>
/// The culture of a country where letters change case in a way of their own, such as an I that becomes a small one without a dot: Turkish,
/// or, in a process that knows of no country, one that has no answer to how it is done here. Nobody should ask.
/// </summary>
internal sealed class OtherCountry : CultureInfo
{
    private OtherCountry()
        : base("")
    {
    }

    public override TextInfo TextInfo => throw new NotSupportedException("The case of letters was asked for of the culture of the process.");

    /// <summary>Moves to that country until the returned value is disposed.</summary>
    internal static IDisposable Enter()
    {
        var stay = new Stay(CurrentCulture);
        CurrentCulture = Find();
        return stay;
    }

    private static CultureInfo Find()
    {
        try
        {
            return new CultureInfo("tr-TR", useUserOverride: false) is var turkish && turkish.TextInfo.ToLower('I') == 'ı' ? turkish : new OtherCountry();
        }
        catch (CultureNotFoundException)
        {
            return new OtherCountry();
        }
    }

    private sealed class Stay(CultureInfo before) : IDisposable
    {
        public void Dispose() => CurrentCulture = before;
    }
}
