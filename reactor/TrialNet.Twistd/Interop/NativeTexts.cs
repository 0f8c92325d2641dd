using System.Runtime.InteropServices;

namespace TrialNet.Twistd.Interop;

/// <summary>Texts as C has them: an array of pointers to UTF-8, null at the end.</summary>
internal sealed unsafe class NativeTexts : IDisposable
{
    private readonly byte** _texts;
    private readonly int _count;

    internal NativeTexts(IReadOnlyList<string> texts)
    {
        _count = texts.Count;
        _texts = (byte**)NativeMemory.AllocZeroed((nuint)(_count + 1), (nuint)sizeof(byte*));
        for (var index = 0; index < _count; index++)
        {
            _texts[index] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[index]);
        }
    }

    internal byte** Pointer => _texts;

    public void Dispose()
    {
        for (var index = 0; index < _count; index++)
        {
            Marshal.FreeCoTaskMem((nint)_texts[index]);
        }

        NativeMemory.Free(_texts);
    }
}
