/** Whether an Accept-Encoding field accepts no coding at all (RFC 9110 §12.5.3). */
export const acceptsIdentityAlone = (value: string): boolean =>
  value.split(',').every((item) => {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return coding === '' || coding === 'identity' || parameters.some(isZero);
  });

const isZero = (parameter: string): boolean => /^q=0(?:\.0{0,3})?$/.test(parameter);
